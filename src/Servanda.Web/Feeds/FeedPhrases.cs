using Servanda.Accords;

namespace Servanda.Web.Feeds;

/// <summary>What feeds, badges and structured data say.</summary>
static class FeedPhrases
{
    /// <summary>Title of a feed: who or what it is about goes into {0}.</summary>
    public static readonly Text Feed = new("{0}: what changed", "{0}\u00A0: ce qui a changé");

    public static readonly Text Measured = new("New assessment published", "Nouvelle évaluation publiée");

    public static readonly Text MeasuredSummary = new(
        "What was measured from outside on {0} is public, with its evidence.",
        "Ce qui a été mesuré de l’extérieur le {0} est public, avec ses preuves.");

    public static readonly Text ListImported = new(
        "A list of signatories was imported, as its source asserts it.", "Une liste de signataires a été importée, telle que sa source l’affirme.");

    public static readonly Text Since = new("since {0}", "depuis {0}");

    /// <summary>Of a day.</summary>
    public static readonly Text SinceDay = new("since {0}", "depuis le {0}");

    public static readonly Text In = new("in {0}", "en {0}");

    /// <summary>Of a day.</summary>
    public static readonly Text OnDay = new("on {0}", "le {0}");

    public static readonly Text Signatory = new("signatory", "signataire");

    public static readonly Text NoSignature = new("no signature in the register", "aucune signature au registre");

    public static readonly Text Signatories = new("{0} signatories", "{0} signataires");

    public static readonly Text OneSignatory = new("1 signatory", "1 signataire");

    public static readonly Text DatasetName = new("Servanda: accords, signatories and evidence", "Servanda\u00A0: accords, signataires et preuves");

    public static readonly Text DatasetDescription = new(
        "Who signed which cybersecurity accord, and what of its commitments can be shown, with the evidence.",
        "Qui a signé quel accord de cybersécurité, et ce qui peut être démontré de ses engagements, preuves à l’appui.");
}
