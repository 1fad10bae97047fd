namespace Servanda.Storage.Accounts;

/// <summary>A passkey's public half (W3C WebAuthn Level 3, credential record §4). Of the attestation nothing is kept: none is
/// asked for.</summary>
public sealed record Passkey
{
    /// <summary>Characters of a name at the most.</summary>
    public const int MaxName = 100;

    /// <summary>The credential's id, base64url.</summary>
    public required string Credential { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Account { get; init; }

    /// <summary>As its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>A COSE key, base64url.</summary>
    public required string PublicKey { get; init; }

    /// <summary>How often it signed, where it counts; else 0.</summary>
    public long SignCount { get; init; }

    /// <summary>How it is reached: <c>usb</c>, <c>internal</c> …</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether it asked its owner for a finger or a number.</summary>
    public bool IsVerified { get; init; }

    /// <summary>Whether it may be copied to other devices.</summary>
    public bool IsBackupEligible { get; init; }

    /// <summary>Whether it was.</summary>
    public bool IsBackedUp { get; init; }

    /// <summary>When it was added.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}
