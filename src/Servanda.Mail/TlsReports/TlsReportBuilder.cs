namespace Servanda.Mail.TlsReports;

/// <summary>Gathers how sessions with the hosts of one domain went into the policies of a report (RFC 8460 §4.2): counts
/// for each policy, and for each reason of failure.</summary>
public sealed class TlsReportBuilder
{
    readonly List<Counts> _policies = [];

    /// <summary>The policies with their counts, in the order met.</summary>
    public IReadOnlyList<TlsReportPolicy> Policies => [.. _policies.Select(one => one.Policy())];

    /// <summary>Adds a session that went well under this policy; its counts and failures are not looked at.</summary>
    public void AddSuccess(TlsReportPolicy policy) => For(policy).Successful++;

    /// <summary>Adds sessions that failed under this policy: as many as the failure says, at least one.</summary>
    public void AddFailure(TlsReportPolicy policy, TlsReportFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        var counts = For(policy);
        var sessions = Math.Max(1, failure.Sessions);
        counts.Failed += sessions;
        var key = failure with { Sessions = 0 };
        counts.Failures[key] = counts.Failures.GetValueOrDefault(key) + sessions;
    }

    Counts For(TlsReportPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var found = _policies.Find(one => one.Of.Type == policy.Type && Equals(one.Of.Domain, policy.Domain)
            && one.Of.Lines.SequenceEqual(policy.Lines) && one.Of.MxHosts.SequenceEqual(policy.MxHosts));
        if (found is null)
            _policies.Add(found = new(policy));
        return found;
    }

    sealed class Counts(TlsReportPolicy of)
    {
        public TlsReportPolicy Of { get; } = of;

        public long Successful { get; set; }

        public long Failed { get; set; }

        public Dictionary<TlsReportFailure, long> Failures { get; } = [];

        public TlsReportPolicy Policy() => Of with
        {
            Successful = Successful,
            Failed = Failed,
            Failures = [.. Failures.Select(one => one.Key with { Sessions = one.Value })],
        };
    }
}
