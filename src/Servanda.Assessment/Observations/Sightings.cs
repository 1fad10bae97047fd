using System.Diagnostics.CodeAnalysis;

namespace Servanda.Assessment.Observations;

/// <summary>All observations that one judgement rests on, by subject; filled by probes or from a bundle.</summary>
public sealed class Sightings
{
    readonly Dictionary<Subject, Observation> _bySubject = [];

    /// <summary>The observations, in the order they were added.</summary>
    public IReadOnlyCollection<Observation> All => _bySubject.Values;

    /// <summary>Keeps an observation; the first one of a subject stands.</summary>
    public void Add(Observation observation) => _bySubject.TryAdd(observation.Subject, observation);

    /// <summary>The observation of a subject; false when nobody has looked.</summary>
    public bool TryFind(Subject subject, [NotNullWhen(true)] out Observation? observation) =>
        _bySubject.TryGetValue(subject, out observation);
}
