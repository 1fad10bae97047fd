namespace Servanda.Mail.Dkim;

/// <summary>What came of verifying a signature (RFC 8601 §2.7.1).</summary>
public enum DkimOutcome
{
    /// <summary>The message is not signed.</summary>
    None,
    /// <summary>The signature verifies.</summary>
    Pass,
    /// <summary>The message or the signature was changed.</summary>
    Fail,
    /// <summary>Something about the signature is not acceptable: its age, the size of its key.</summary>
    Policy,
    /// <summary>The signature's field cannot be read.</summary>
    Neutral,
    /// <summary>The key could not be had for now: this says nothing about the message.</summary>
    TempError,
    /// <summary>The signature can never be verified: there is no key, or none for such a signature.</summary>
    PermError,
}
