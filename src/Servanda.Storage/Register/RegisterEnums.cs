namespace Servanda.Storage.Register;

/// <summary>What became of a signature.</summary>
public enum SignatureStatus
{
    /// <summary>It holds.</summary>
    Active,
    /// <summary>The accord's keeper has set it aside for now.</summary>
    Suspended,
    /// <summary>The organisation left.</summary>
    Withdrawn,
    /// <summary>Another organisation took its place: a merger, a renaming, a split.</summary>
    Succeeded,
    /// <summary>It should not have been recorded: a mistake, or the same one twice.</summary>
    Void,
}

/// <summary>What a name is to an organisation.</summary>
public enum NameKind
{
    /// <summary>The one it is known by.</summary>
    Official,
    /// <summary>Another it signed under or is known by.</summary>
    Other,
    /// <summary>One it had before.</summary>
    Former,
    /// <summary>No name of it after all.</summary>
    Dropped,
}

/// <summary>How far an asset is an organisation's own.</summary>
public enum AssetStanding
{
    /// <summary>A source gives it.</summary>
    Listed,
    /// <summary>The organisation showed that it controls it.</summary>
    Proven,
    /// <summary>A source gives it and it seems to be somebody else's: nobody looks at it.</summary>
    Doubtful,
    /// <summary>No longer its own.</summary>
    Retired,
}

/// <summary>How one organisation came to take the place of another.</summary>
public enum SuccessionKind
{
    /// <summary>It became part of the other.</summary>
    Merger,
    /// <summary>It goes on under another name and id.</summary>
    Renaming,
    /// <summary>It was divided.</summary>
    Split,
}

/// <summary>What a change of the register did.</summary>
public enum ChangeKind
{
    /// <summary>A list was imported.</summary>
    Imported,
    /// <summary>An organisation was entered.</summary>
    Entered,
    /// <summary>What is said of an organisation was changed: country, identifier, caution.</summary>
    Described,
    /// <summary>An organisation has another name.</summary>
    Renamed,
    /// <summary>An organisation took the place of another.</summary>
    SucceededBy,
    /// <summary>An asset was added, or is proven now.</summary>
    AssetAdded,
    /// <summary>An asset is no longer the organisation's.</summary>
    AssetRetired,
    /// <summary>An accord was signed.</summary>
    Signed,
    /// <summary>What is said in a signature changed: its name, its category, the version signed.</summary>
    Amended,
    /// <summary>A signature was set aside for now.</summary>
    Suspended,
    /// <summary>A signature that was set aside holds again.</summary>
    Resumed,
    /// <summary>An organisation left an accord.</summary>
    Withdrawn,
    /// <summary>What was said of a signature was wrong.</summary>
    Corrected,
    /// <summary>A signature should not have been recorded.</summary>
    Voided,
    /// <summary>A version of an accord was published.</summary>
    Published,
}
