namespace Servanda.Storage.Accounts;

/// <summary>One browser in which a person signed in.</summary>
public sealed record Session
{
    /// <summary>A <see cref="PrivateId"/>; the cookie holds it, encrypted.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Account { get; init; }

    /// <summary>When the person signed in.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>When it was last used, within some minutes.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>When the person last showed a passkey, or a password with a code.</summary>
    public required DateTimeOffset ProvenAt { get; init; }

    /// <summary>Browser and system in a few words: <c>Firefox, Linux</c>.</summary>
    public required string Agent { get; init; }
}
