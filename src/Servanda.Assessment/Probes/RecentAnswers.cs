using Servanda.Assessment.Observations;
using Servanda.Dns.Client;

namespace Servanda.Assessment.Probes;

/// <summary>The observations last made of answers, so that one which a thousand domains share (the root, a mail provider's
/// addresses) is validated, named and read once while the resolver keeps it. For many threads at once.</summary>
sealed class RecentAnswers
{
    /// <summary>Places; who comes to a place that is taken, takes it.</summary>
    const int Places = 2048;

    readonly Observation.Seen?[] _seen = new Observation.Seen?[Places];

    /// <summary>The observation of this very answer; null when it is not at hand.</summary>
    public Observation.Seen? Find(Subject.Answer subject, DnsResult.Answered answer) =>
        Volatile.Read(ref Place(subject)) is { } seen && seen.At == answer.At && seen.Via == answer.Upstream &&
        seen.Subject.Equals(subject)
            ? seen
            : null;

    /// <summary>Keeps an observation, until another one comes to its place.</summary>
    public Observation.Seen Keep(Subject.Answer subject, Observation.Seen seen)
    {
        Volatile.Write(ref Place(subject), seen);
        return seen;
    }

    ref Observation.Seen? Place(Subject.Answer subject) => ref _seen[(uint)subject.GetHashCode() % Places];
}
