namespace Servanda.Accords.Leaves;

/// <summary>On whose word a signature is recorded.</summary>
public enum SignatureBasis
{
    /// <summary>The signatory showed that it signs.</summary>
    Signatory,
    /// <summary>A source says that it signed.</summary>
    Source,
}

/// <summary>What was wrong in an earlier leaf about a signature.</summary>
public enum CorrectionReason
{
    /// <summary>The date.</summary>
    Date,
    /// <summary>The version of the text, or the accord.</summary>
    Text,
    /// <summary>Who signed.</summary>
    Identity,
    /// <summary>It was recorded twice.</summary>
    Duplicate,
    /// <summary>There was no such signature.</summary>
    Void,
}

/// <summary>Of what a state root is the root.</summary>
public enum StateScope
{
    /// <summary>The register of organisations and signatures.</summary>
    Register,
    /// <summary>The catalogue.</summary>
    Catalogue,
}

/// <summary>What happened to a signing key.</summary>
public enum KeyChange
{
    /// <summary>It was made, and is the first of its name.</summary>
    Generated,
    /// <summary>It takes the place of another, which signs that.</summary>
    Rotated,
    /// <summary>It is used no more; nothing is known against what it signed.</summary>
    Retired,
    /// <summary>Somebody else may hold it: what it signed after this time is not to be relied on.</summary>
    Compromised,
}

/// <summary>Why salts and values were deleted.</summary>
public enum ErasureReason
{
    /// <summary>The person concerned asked for it.</summary>
    Request,
    /// <summary>The time they are kept ended.</summary>
    Retention,
    /// <summary>A court or an authority ordered it.</summary>
    Order,
    /// <summary>They should never have been there.</summary>
    Mistake,
}
