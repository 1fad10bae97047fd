using Servanda.Accords;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>What became of messages, as charts draw it: parts of a whole.</summary>
enum Outcome
{
    /// <summary>DKIM or SPF passed, aligned.</summary>
    Aligned,
    /// <summary>Not aligned, delivered.</summary>
    Delivered,
    /// <summary>Not aligned, marked as suspicious.</summary>
    Quarantined,
    /// <summary>Not aligned, refused.</summary>
    Rejected,
}

/// <summary>Outcomes in words, signs and counts; none is told by colour alone.</summary>
static class Outcomes
{
    /// <summary>In the order in which they are drawn.</summary>
    public static IReadOnlyList<Outcome> All { get; } =
        [Outcome.Aligned, Outcome.Delivered, Outcome.Quarantined, Outcome.Rejected];

    public static long Count(this Volume volume, Outcome outcome) => outcome switch
    {
        Outcome.Aligned => volume.Aligned,
        Outcome.Delivered => volume.UnalignedDelivered,
        Outcome.Quarantined => volume.UnalignedQuarantined,
        Outcome.Rejected => volume.UnalignedRejected,
    };

    public static Text Word(Outcome outcome) => outcome switch
    {
        Outcome.Aligned => new("aligned", "alignés"),
        Outcome.Delivered => new("not aligned, delivered", "non alignés, remis"),
        Outcome.Quarantined => new("not aligned, quarantined", "non alignés, en quarantaine"),
        Outcome.Rejected => new("not aligned, rejected", "non alignés, refusés"),
    };

    /// <summary>The word machines read, and the class that draws it.</summary>
    public static string Id(Outcome outcome) => outcome switch
    {
        Outcome.Aligned => "aligned",
        Outcome.Delivered => "delivered",
        Outcome.Quarantined => "quarantined",
        Outcome.Rejected => "rejected",
    };

    public static char Sign(Outcome outcome, bool unicode) => outcome switch
    {
        Outcome.Aligned => unicode ? '█' : '#',
        Outcome.Delivered => unicode ? '▒' : '+',
        Outcome.Quarantined => unicode ? '░' : '-',
        Outcome.Rejected => unicode ? '×' : 'x',
    };
}
