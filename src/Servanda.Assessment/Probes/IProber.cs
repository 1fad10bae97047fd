using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Probes;

/// <summary>Goes out and looks: the only step of an assessment that touches the network.</summary>
public interface IProber
{
    /// <summary>Looks at a subject. Whatever goes wrong outside is an observation, never an exception.</summary>
    ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel);
}

/// <summary>Whether an earlier look may answer.</summary>
public enum Freshness
{
    /// <summary>A look made earlier in the run answers, and so does a cached DNS answer within its TTL.</summary>
    Shared,
    /// <summary>A look of its own, by another resolver where there is one: the second look before a Fail.</summary>
    Fresh,
}
