using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>Signs messages (RFC 6376 §5). The whole body is always signed: there is no l.</summary>
public sealed class DkimSigner
{
    /// <summary>The domain that takes responsibility.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>Under which name of the domain the key is published.</summary>
    public required string Selector { get; init; }

    /// <summary>The key; it is the caller's to dispose.</summary>
    public required DkimSigningKey Key { get; init; }

    /// <summary>Fields that are signed as often as they occur (RFC 6376 §5.4.1).</summary>
    public IReadOnlyList<string> Fields { get; init; } =
    [
        "From", "Reply-To", "Subject", "Date", "To", "Cc", "Message-ID", "In-Reply-To", "References", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding", "Resent-Date", "Resent-From", "Resent-To", "Resent-Cc", "List-Id",
        "List-Help", "List-Unsubscribe", "List-Unsubscribe-Post", "List-Subscribe", "List-Post", "List-Owner", "List-Archive",
    ];

    /// <summary>Fields that are signed once more than they occur, so that none can be added (RFC 6376 §8.15).</summary>
    public IReadOnlyList<string> OverSigned { get; init; } =
        ["From", "Subject", "Date", "To", "Cc", "MIME-Version", "Content-Type", "Content-Transfer-Encoding"];

    /// <summary>c, first part.</summary>
    public Canonicalisation Header { get; init; } = Canonicalisation.Relaxed;

    /// <summary>c, second part.</summary>
    public Canonicalisation Body { get; init; } = Canonicalisation.Relaxed;

    /// <summary>i: an identity at or under the domain; null to leave it out.</summary>
    public string? Identity { get; init; }

    /// <summary>How long a signature counts (x); null for ever.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>Makes the field to put before the message, its line end included. False for a message without a From field,
    /// which cannot be signed (RFC 6376 §5.4).</summary>
    /// <param name="message">The message.</param>
    /// <param name="at">When it is signed.</param>
    /// <param name="field">The octets of the field.</param>
    public bool TrySign(MailMessage message, DateTimeOffset at, [NotNullWhen(true)] out byte[]? field)
    {
        ArgumentNullException.ThrowIfNull(message);
        field = null;
        if (message.Count("From"u8) == 0)
            return false;
        var names = SignedNames.Of(message, ["From", .. Fields], OverSigned);
        var text = new FoldedField("DKIM-Signature").Add("v=1;").Add($"a={SignatureWords.Of(Key.Algorithm)};")
            .Add($"c={SignatureWords.Of(Header)}/{SignatureWords.Of(Body)};").Add($"d={Domain};").Add($"s={Selector};")
            .Add(string.Create(CultureInfo.InvariantCulture, $"t={at.ToUnixTimeSeconds()};"));
        if (Lifetime is { } lifetime)
            text.Add(string.Create(CultureInfo.InvariantCulture, $"x={(at + lifetime).ToUnixTimeSeconds()};"));
        if (Identity is not null)
            text.Add($"i={Identity};");
        text.AddNames("h", names);
        var (bodyHash, _) = message.BodyHashes.Of(Body, HashAlgorithmName.SHA256, null);
        text.Add($"bh={Convert.ToBase64String(bodyHash.Span)};");
        field = text.Sign(Key, (own, value) => SignedHeader.Hash(message, names, Header, own, value, HashAlgorithmName.SHA256));
        return true;
    }
}
