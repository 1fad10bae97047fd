using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>What a rule sees of the zone a name lies in, and of the resolver it looks through.</summary>
static class ZoneView
{
    /// <summary>Names looked at from the name itself upwards.</summary>
    const int MaxClimb = 16;

    /// <summary>Said where there is nothing to judge.</summary>
    public static Text NoSuchName { get; } = new("there is no such name", "ce nom n’existe pas");

    static readonly Text TooDeep = new("the name lies too deep below its zone", "le nom est trop profond sous sa zone");

    extension(View view)
    {
        /// <summary>The zone the name lies in: the nearest name upwards with a SOA of its own (RFC 1034 §4.2). Absent
        /// when there is no such name at all.</summary>
        public Look<DomainName> Zone(DomainName name)
        {
            var at = name;
            for (var step = 0; step < MaxClimb && !at.IsRoot; step++)
            {
                // Validation is no matter here: a zone that does not validate is still a zone.
                var look = view.Answer(at, DnsType.Soa);
                if (look is Look<DnsAnswer>.Seen(var first) && DnsView.Failure(first) is not null)
                    look = view.Answer(at, DnsType.Soa, checkingDisabled: true);
                if (look is not Look<DnsAnswer>.Seen(var answer))
                    return new Look<DomainName>.Unmeasured(look.Why);
                if (DnsView.Failure(answer) is { } failure)
                    return new Look<DomainName>.Unmeasured(failure);
                if (answer.Kind == AnswerKind.Records && answer.Aliases.Count == 0)
                    return new Look<DomainName>.Seen(at);
                if (answer.Kind == AnswerKind.NoSuchName && answer.Aliases.Count == 0 && step == 0)
                    return new Look<DomainName>.Absent();
                at = at.Parent ?? DomainName.Root;
            }
            return new Look<DomainName>.Unmeasured(TooDeep);
        }

        /// <summary>Judges the zone of the domain, when there is one.</summary>
        public Outcome InZone(Func<DomainName, Outcome> judge) => view.Once(OwnZone) switch
        {
            Look<DomainName>.Seen(var zone) => judge(zone),
            Look<DomainName>.Absent => Outcome.NotApplicable(NoSuchName),
            var other => Outcome.NotMeasured(other.Why),
        };

        /// <summary>The answer that shows whether the name itself validates: about its SOA, or about the alias it is,
        /// since what an alias leads to may lie in a zone of others.</summary>
        public Look<DnsAnswer> OwnAnswer(DomainName name, bool checkingDisabled = false) =>
            view.Answer(name, view.OwnType(name, checkingDisabled), checkingDisabled);

        /// <summary>What validating that answer here found; null where it was not tried, or to no end.</summary>
        public AnswerProof? OwnProof(DomainName name, bool checkingDisabled = false) =>
            view.Proof(name, view.OwnType(name, checkingDisabled), checkingDisabled);

        /// <summary>Whether anybody validates: the root, which is signed, is proven here, or the resolver vouches for it
        /// (AD, RFC 6840 §5.8). Null when it cannot be told.</summary>
        public bool? Validates() =>
            view.Answer(DomainName.Root, DnsType.Soa) is Look<DnsAnswer>.Seen(var root)
            && root.Kind == AnswerKind.Records
                ? view.IsSecure(DomainName.Root, DnsType.Soa)
                : null;

        DnsType OwnType(DomainName name, bool checkingDisabled) =>
            view.Answer(name, DnsType.Soa, checkingDisabled) is Look<DnsAnswer>.Seen { Value.Aliases.Count: > 0 }
                ? DnsType.Cname
                : DnsType.Soa;
    }

    static Look<DomainName> OwnZone(View view) => view.Zone(view.Domain);
}
