using System.Security.Cryptography;

namespace Servanda.Storage.Register;

/// <summary>Who makes a change, and why.</summary>
/// <param name="Actor">The account, or the program's own word; never shown to the public.</param>
public sealed record ChangeBy(string Actor)
{
    /// <summary>Why, for the public, so nothing personal; <see cref="RegisterText.MaxReason"/> characters at the most.</summary>
    public string? Reason { get; init; }

    /// <summary>Names changes that are made together and can be undone together; null for one by itself.</summary>
    public string? Batch { get; init; }

    /// <summary>The earlier change that this one puts right; null when it puts none right.</summary>
    public long? Corrects { get; init; }

    /// <summary>A name for changes made together that nobody has used.</summary>
    public static string NewBatch() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
