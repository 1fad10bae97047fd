using Servanda.Accords;
using Servanda.Accords.Leaves;

namespace Servanda.Storage.Register;

/// <summary>The words of the register's closed sets: <c>Id</c> for machines and tables, <c>Word</c> for people.</summary>
public static class RegisterWords
{
    static readonly Dictionary<string, SignatureStatus> Statuses = Table<SignatureStatus>(Id);
    static readonly Dictionary<string, NameKind> Names = Table<NameKind>(Id);
    static readonly Dictionary<string, AssetStanding> Standings = Table<AssetStanding>(Id);
    static readonly Dictionary<string, SuccessionKind> Successions = Table<SuccessionKind>(Id);
    static readonly Dictionary<string, ChangeKind> Changes = Table<ChangeKind>(Id);
    static readonly Dictionary<string, AssetKind> Assets = Table<AssetKind>(Words.Id);
    static readonly Dictionary<string, SignatureBasis> Bases = Table<SignatureBasis>(LeafWords.Id);
    static readonly Dictionary<string, Language> Languages = Table<Language>(Words.Id);

    /// <summary>The word machines read.</summary>
    public static string Id(SignatureStatus status) => status switch
    {
        SignatureStatus.Active => "active",
        SignatureStatus.Suspended => "suspended",
        SignatureStatus.Withdrawn => "withdrawn",
        SignatureStatus.Succeeded => "succeeded",
        SignatureStatus.Void => "void",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(SignatureStatus status) => status switch
    {
        SignatureStatus.Active => new("active", "en vigueur"),
        SignatureStatus.Suspended => new("suspended", "suspendue"),
        SignatureStatus.Withdrawn => new("withdrawn", "retirée"),
        SignatureStatus.Succeeded => new("succeeded", "reprise par un successeur"),
        SignatureStatus.Void => new("void", "annulée"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(NameKind kind) => kind switch
    {
        NameKind.Official => "official",
        NameKind.Other => "other",
        NameKind.Former => "former",
        NameKind.Dropped => "dropped",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(NameKind kind) => kind switch
    {
        NameKind.Official => new("official name", "nom officiel"),
        NameKind.Other => new("also known as", "aussi connu comme"),
        NameKind.Former => new("former name", "ancien nom"),
        NameKind.Dropped => new("not its name", "n’est pas son nom"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(AssetStanding standing) => standing switch
    {
        AssetStanding.Listed => "listed",
        AssetStanding.Proven => "proven",
        AssetStanding.Doubtful => "doubtful",
        AssetStanding.Retired => "retired",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(AssetStanding standing) => standing switch
    {
        AssetStanding.Listed => new("listed by a source", "indiqué par une source"),
        AssetStanding.Proven => new("control proven", "contrôle prouvé"),
        AssetStanding.Doubtful => new("doubtful, not measured", "douteux, non mesuré"),
        AssetStanding.Retired => new("no longer its own", "ne lui appartient plus"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merger => "merger",
        SuccessionKind.Renaming => "renaming",
        SuccessionKind.Split => "split",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(SuccessionKind kind) => kind switch
    {
        SuccessionKind.Merger => new("merger", "fusion"),
        SuccessionKind.Renaming => new("renaming", "changement de nom"),
        SuccessionKind.Split => new("split", "scission"),
    };

    /// <summary>The word machines read.</summary>
    public static string Id(ChangeKind kind) => kind switch
    {
        ChangeKind.Imported => "imported",
        ChangeKind.Entered => "entered",
        ChangeKind.Described => "described",
        ChangeKind.Renamed => "renamed",
        ChangeKind.SucceededBy => "succeeded",
        ChangeKind.AssetAdded => "asset-added",
        ChangeKind.AssetRetired => "asset-retired",
        ChangeKind.Signed => "signed",
        ChangeKind.Amended => "amended",
        ChangeKind.Suspended => "suspended",
        ChangeKind.Resumed => "resumed",
        ChangeKind.Withdrawn => "withdrawn",
        ChangeKind.Corrected => "corrected",
        ChangeKind.Voided => "voided",
        ChangeKind.Published => "published",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Imported => new("list imported", "liste importée"),
        ChangeKind.Entered => new("organisation entered", "organisation inscrite"),
        ChangeKind.Described => new("description changed", "description modifiée"),
        ChangeKind.Renamed => new("renamed", "changement de nom"),
        ChangeKind.SucceededBy => new("succeeded by another", "reprise par une autre"),
        ChangeKind.AssetAdded => new("asset added", "actif ajouté"),
        ChangeKind.AssetRetired => new("asset retired", "actif retiré"),
        ChangeKind.Signed => new("signed", "signature"),
        ChangeKind.Amended => new("signature amended", "signature modifiée"),
        ChangeKind.Suspended => new("signature suspended", "signature suspendue"),
        ChangeKind.Resumed => new("signature resumed", "signature rétablie"),
        ChangeKind.Withdrawn => new("withdrawn", "retrait"),
        ChangeKind.Corrected => new("record corrected", "inscription corrigée"),
        ChangeKind.Voided => new("record void", "inscription annulée"),
        ChangeKind.Published => new("text published", "texte publié"),
    };

    /// <summary>Reads the word of a status; false for any other.</summary>
    public static bool TryRead(string? word, out SignatureStatus status) => Statuses.TryGetValue(word ?? "", out status);

    internal static SignatureStatus Status(string word) => Known(Statuses, word);

    internal static NameKind Name(string word) => Known(Names, word);

    internal static AssetStanding Standing(string word) => Known(Standings, word);

    internal static SuccessionKind Succession(string word) => Known(Successions, word);

    internal static ChangeKind Change(string word) => Known(Changes, word);

    internal static AssetKind Asset(string word) => Known(Assets, word);

    internal static SignatureBasis Basis(string word) => Known(Bases, word);

    internal static Language Language(string word) => Known(Languages, word);

    static Dictionary<string, T> Table<T>(Func<T, string> id) where T : struct, Enum => Enum.GetValues<T>().ToDictionary(id);

    // Our own tables hold our own words.
    static T Known<T>(Dictionary<string, T> words, string word) =>
        words.TryGetValue(word, out var value) ? value
            : throw new StorageException($"The register holds the word '{word}', which is none of ours; the database was changed by hand.");
}
