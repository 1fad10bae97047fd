using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>The records that apply to a domain: its own, or those of the nearest name above that has any (RFC 8659
/// §3).</summary>
/// <param name="Owner">The name they were found at.</param>
/// <param name="Records">Every record, also those that could not be read.</param>
sealed record CaaSet(DomainName Owner, IReadOnlyList<DnsRecord> Records)
{
    /// <summary>Names looked at from the domain upwards.</summary>
    const int MaxClimb = 16;

    static readonly Text TooDeep = new("more labels than are climbed", "plus de niveaux que nous n’en remontons");

    /// <summary>The records that could be read.</summary>
    public IEnumerable<CaaData> Properties => Records.Select(record => record.Data).OfType<CaaData>();

    /// <summary>The properties of one tag.</summary>
    public IEnumerable<CaaData> Data(string tag) => Properties.Where(one => one.Tag == tag);

    /// <summary>Climbs from the domain to the name below the root.</summary>
    public static Look<CaaSet> Of(View view)
    {
        var at = view.Domain;
        for (var step = 0; step < MaxClimb; step++)
        {
            if (at.IsRoot)
                return new Look<CaaSet>.Absent();
            var look = view.Answer(at, DnsType.Caa);
            if (look is not Look<DnsAnswer>.Seen(var answer))
                return new Look<CaaSet>.Unmeasured(look.Why);
            if (DnsView.Failure(answer) is { } failure)
                return new Look<CaaSet>.Unmeasured(failure);
            if (answer.Kind == AnswerKind.Records)
                return new Look<CaaSet>.Seen(new CaaSet(at, answer.Records));
            at = at.Parent ?? DomainName.Root;
        }
        return new Look<CaaSet>.Unmeasured(TooDeep);
    }
}
