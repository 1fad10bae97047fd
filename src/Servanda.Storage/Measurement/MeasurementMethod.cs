using Servanda.Core;

namespace Servanda.Storage.Measurement;

/// <summary>The rules and the catalogue that judged.</summary>
public sealed record MeasurementMethod
{
    /// <summary>Names both.</summary>
    public required Digest Digest { get; init; }

    /// <summary>The edition of the rules.</summary>
    public required string Edition { get; init; }

    /// <summary>Names the catalogue's accords, controls and weights.</summary>
    public required Digest Catalogue { get; init; }

    /// <summary>The rules; empty where they are not known here.</summary>
    public IReadOnlyList<MethodRule> Rules { get; init; } = [];
}

/// <summary>A rule of a method, as far as a change of it is a change of method.</summary>
/// <param name="Id">The rule: <c>mail.dmarc.policy</c>.</param>
/// <param name="Clause">The clause that asks for it.</param>
/// <param name="Severity"><c>required</c> or <c>recommended</c>.</param>
public sealed record MethodRule(string Id, string Clause, string Severity);

/// <summary>A method in the order of their first use here, and how it differs from the one before.</summary>
public sealed record MethodStep
{
    /// <summary>The method.</summary>
    public required MeasurementMethod Method { get; init; }

    /// <summary>When it first judged here.</summary>
    public required DateTimeOffset FirstUsedAt { get; init; }

    /// <summary>Its leaf's number in the log's outbox; null until something judged by it is public.</summary>
    public long? Outbox { get; init; }

    /// <summary>The one before; null for the first.</summary>
    public MeasurementMethod? Previous { get; init; }

    /// <summary>Rules it has and the one before had not; empty for the first.</summary>
    public IReadOnlyList<MethodRule> Added => Previous is null ? [] : Without(Method, Previous);

    /// <summary>Rules the one before had and it has not.</summary>
    public IReadOnlyList<MethodRule> Removed => Previous is null ? [] : Without(Previous, Method);

    /// <summary>Rules with another clause or severity than in the one before.</summary>
    public IReadOnlyList<MethodRule> Altered => Previous is null ? [] :
    [
        .. Method.Rules.Where(rule => Previous.Rules.FirstOrDefault(one => one.Id == rule.Id) is { } before && before != rule),
    ];

    /// <summary>Whether accords, controls or weights are others than in the one before.</summary>
    public bool IsCatalogueChanged => Previous is not null && Previous.Catalogue != Method.Catalogue;

    /// <summary>Whether the rules judge otherwise, by their own word, the edition.</summary>
    public bool IsEditionChanged => Previous is not null && Previous.Edition != Method.Edition;

    static IReadOnlyList<MethodRule> Without(MeasurementMethod one, MeasurementMethod other)
    {
        var ids = other.Rules.Select(rule => rule.Id).ToHashSet(StringComparer.Ordinal);
        return [.. one.Rules.Where(rule => !ids.Contains(rule.Id))];
    }
}
