using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage.Register;

namespace Servanda.Web.Organisations;

/// <summary>The register's closed sets in words for people.</summary>
static class RecordPhrases
{
    /// <summary>What became of a signature.</summary>
    public static Text Word(SignatureStatus status) => status switch
    {
        SignatureStatus.Active => new("in force", "en vigueur"),
        SignatureStatus.Suspended => new("suspended", "suspendue"),
        SignatureStatus.Withdrawn => new("withdrawn", "retirée"),
        SignatureStatus.Succeeded => new("taken over by a successor", "reprise par un successeur"),
        SignatureStatus.Void => new("void", "nulle"),
    };

    /// <summary>How far an asset is the organisation's own.</summary>
    public static Text Word(AssetStanding standing) => standing switch
    {
        AssetStanding.Listed => new("named by a source", "nommé par une source"),
        AssetStanding.Proven => new("control shown by the organisation", "maîtrise démontrée par l’organisation"),
        AssetStanding.Doubtful => new("doubtful", "douteux"),
        AssetStanding.Retired => new("no longer its own", "ne lui appartient plus"),
    };

    /// <summary>How one took the place of another.</summary>
    public static Text Word(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merger => new("merger", "fusion"),
        SuccessionKind.Renaming => new("renaming", "changement de nom"),
        SuccessionKind.Split => new("split", "scission"),
    };

    /// <summary>What a change did, as the heading of an entry.</summary>
    public static Text Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Imported => new("Imported with a list", "Importé avec une liste"),
        ChangeKind.Entered => new("Entered in the register", "Inscrite au registre"),
        ChangeKind.Described => new("Description changed", "Description modifiée"),
        ChangeKind.Renamed => new("Name changed", "Nom modifié"),
        ChangeKind.SucceededBy => new("Succession", "Succession"),
        ChangeKind.AssetAdded => new("Asset added or proven", "Actif ajouté ou prouvé"),
        ChangeKind.AssetRetired => new("Asset retired", "Actif retiré"),
        ChangeKind.Signed => new("Signed", "Signature"),
        ChangeKind.Amended => new("Signature amended", "Signature modifiée"),
        ChangeKind.Suspended => new("Signature suspended", "Signature suspendue"),
        ChangeKind.Resumed => new("Signature in force again", "Signature de nouveau en vigueur"),
        ChangeKind.Withdrawn => new("Signature withdrawn", "Signature retirée"),
        ChangeKind.Corrected => new("Signature corrected", "Signature rectifiée"),
        ChangeKind.Voided => new("Signature declared void", "Signature déclarée nulle"),
        ChangeKind.Published => new("Text published", "Texte publié"),
    };

    /// <summary>On whose word a signature stands.</summary>
    public static Text Word(SignatureBasis basis) => basis switch
    {
        SignatureBasis.Signatory => new("the signatory itself", "le signataire lui-même"),
        SignatureBasis.Source => new("a published list", "une liste publiée"),
    };

    /// <summary>What kind of thing an asset is.</summary>
    public static Text Word(AssetKind kind) => kind switch
    {
        AssetKind.Domain => new("domain", "domaine"),
        AssetKind.AutonomousSystem => new("autonomous system", "système autonome"),
        AssetKind.Product => new("product", "produit"),
        AssetKind.Repository => new("repository", "dépôt"),
        AssetKind.Organisation => new("the organisation itself", "l’organisation elle-même"),
    };

    /// <summary>True where something ended rather than began, for the timeline's mark.</summary>
    public static bool Ends(ChangeKind kind) => kind is ChangeKind.Withdrawn or ChangeKind.Suspended or ChangeKind.Voided
        or ChangeKind.AssetRetired;
}
