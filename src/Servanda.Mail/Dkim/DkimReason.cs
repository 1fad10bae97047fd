namespace Servanda.Mail.Dkim;

/// <summary>Why a signature came out as it did.</summary>
/// <param name="Outcome">The result this reason leads to.</param>
/// <param name="Code">Stable, dotted, lower case.</param>
/// <param name="Clause">Where it is written.</param>
/// <param name="Words">For people.</param>
public sealed record DkimReason(DkimOutcome Outcome, string Code, string Clause, string Words);
