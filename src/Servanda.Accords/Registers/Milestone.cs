namespace Servanda.Accords.Registers;

/// <summary>How many had signed an accord at a time, as a source counts them: it may count others than the register holds.</summary>
/// <param name="AccordId">The accord.</param>
/// <param name="On">When, as far as the source says.</param>
/// <param name="Kind">The category counted; null for everyone.</param>
/// <param name="Count">How many; at least 1.</param>
/// <param name="What">What was counted, in words.</param>
/// <param name="Source">Who says so.</param>
public sealed record Milestone(string AccordId, PartialDate On, string? Kind, int Count, Text What, string Source);
