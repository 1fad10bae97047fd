using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>Every story, in the order of the reports.</summary>
static class AllStories
{
    public static IReadOnlyList<Action<World>> InOrder { get; } =
    [
        ExemplaryStory.Tell,
        DmarcStories.WithoutRecord, DmarcStories.OnlyWatching,
        SpfStories.TooManyLookups, SpfStories.SyntaxError, SpfStories.TwoRecords,
        ParkedStories.Well, ParkedStories.Badly,
        DisclosureStories.Expired, DisclosureStories.WrongType, DisclosureStories.SoftNotFound,
        MailStories.SelfSigned, MailStories.WrongName, MailStories.NoStartTls, MailStories.PolicyElsewhere,
        DaneStories.Anchored, DaneStories.Aliased, DaneStories.Expired, DaneStories.Stale, DaneStories.HalfRolled,
        DaneStories.OfTheWeb, DaneStories.Unsigned,
        WebStories.OldTls, WebStories.ExpiredCertificate, WebStories.InTheClear,
        NameServerStories.OneIsSilent, NameServerStories.OneFails, NameServerStories.OneRefuses,
        NameServerStories.OneTruncates, NameServerStories.AliasLoop, NameServerStories.BogusSignatures, NameServerStories.ExpiredSignatures,
        NameServerStories.NobodyAnswers,
        HostileDnsStories.PointerLoop, HostileDnsStories.LongText, HostileDnsStories.ManyRecords,
        HostileDnsStories.WrongId,
        HostileServerStories.EndlessBody, HostileServerStories.SlowDrip, HostileServerStories.EndlessRedirects,
        HostileServerStories.EndlessGreeting, HostileServerStories.Silence,
    ];
}
