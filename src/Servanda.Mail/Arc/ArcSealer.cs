using System.Globalization;
using System.Security.Cryptography;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Arc;

/// <summary>Adds a set to the chain of a message that is passed on (RFC 8617 §5.1).</summary>
public sealed class ArcSealer
{
    /// <summary>The domain of the sealer.</summary>
    public required DomainName Domain { get; init; }

    /// <summary>Under which name of the domain the key is published.</summary>
    public required string Selector { get; init; }

    /// <summary>The key; it is the caller's to dispose.</summary>
    public required DkimSigningKey Key { get; init; }

    /// <summary>Fields that the message signature signs as often as they occur; DKIM-Signature is always among them
    /// (RFC 8617 §4.1.2).</summary>
    public IReadOnlyList<string> Fields { get; init; } =
    [
        "From", "Reply-To", "Subject", "Date", "To", "Cc", "Message-ID", "In-Reply-To", "References", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post", "DKIM-Signature",
    ];

    /// <summary>How the message signature makes header fields canonical.</summary>
    public Canonicalisation Header { get; init; } = Canonicalisation.Relaxed;

    /// <summary>How the message signature makes the body canonical.</summary>
    public Canonicalisation Body { get; init; } = Canonicalisation.Relaxed;

    /// <summary>Makes the three fields to put before the message, seal first, line ends included. Null where no set may be
    /// added: the chain has failed before, or has 50 sets (RFC 8617 §5.1), or could not be validated for want of a key.</summary>
    /// <param name="message">The message as it will be passed on.</param>
    /// <param name="chain">What came of validating its chain on arrival.</param>
    /// <param name="results">Authentication-Results as this server found them, its name first: <c>mx.example.org; spf=pass …</c></param>
    /// <param name="at">When it is sealed.</param>
    public byte[]? Seal(MailMessage message, ArcVerdict chain, string results, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(message);
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(results);
        if (chain.Highest >= ArcVerifier.MaxSets || chain.Reason == ArcReasons.FailedBefore || chain.Outcome == ArcOutcome.TempError)
            return null;
        var instance = chain.Highest + 1;
        var resultsField = ResultsField(instance, results);
        var signature = MessageSignature(message, instance, at);
        var signatureField = Read(signature);
        var seal = SealField(instance, chain.Outcome, at).Sign(Key, (own, value) =>
            // A failed chain is sealed over this set alone, as the sets before it may be anything (§5.1.2).
            SealedHeader.Hash(chain.Outcome == ArcOutcome.Fail ? default : ArcChain.Of(message).Sets, Read(resultsField), signatureField, own, value));
        return [.. seal, .. signature, .. resultsField];
    }

    static byte[] ResultsField(int instance, string results)
    {
        var field = new FoldedField("ARC-Authentication-Results").Add(string.Create(CultureInfo.InvariantCulture, $"i={instance};"));
        foreach (var word in results.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
            field.Add(word);
        return field.ToOctets();
    }

    byte[] MessageSignature(MailMessage message, int instance, DateTimeOffset at)
    {
        var names = SignedNames.Of(message, [.. Fields.Where(IsSigned), "DKIM-Signature"], []);
        var (bodyHash, _) = message.BodyHashes.Of(Body, HashAlgorithmName.SHA256, null);
        return new FoldedField("ARC-Message-Signature").Add(string.Create(CultureInfo.InvariantCulture, $"i={instance};"))
            .Add($"a={SignatureWords.Of(Key.Algorithm)};").Add($"c={SignatureWords.Of(Header)}/{SignatureWords.Of(Body)};")
            .Add($"d={Domain};").Add($"s={Selector};").Add(string.Create(CultureInfo.InvariantCulture, $"t={at.ToUnixTimeSeconds()};"))
            .AddNames("h", names).Add($"bh={Convert.ToBase64String(bodyHash.Span)};")
            .Sign(Key, (own, value) => SignedHeader.Hash(message, names, Header, own, value, HashAlgorithmName.SHA256));
    }

    /// <summary>Authentication-Results may change on the way and ARC's own fields are the seal's (§4.1.2).</summary>
    static bool IsSigned(string name) => !name.Equals("Authentication-Results", StringComparison.OrdinalIgnoreCase)
        && !name.StartsWith("ARC-", StringComparison.OrdinalIgnoreCase);

    FoldedField SealField(int instance, ArcOutcome before, DateTimeOffset at) =>
        new FoldedField("ARC-Seal").Add(string.Create(CultureInfo.InvariantCulture, $"i={instance};"))
            .Add($"a={SignatureWords.Of(Key.Algorithm)};").Add($"cv={before.Word()};").Add($"d={Domain};").Add($"s={Selector};")
            .Add(string.Create(CultureInfo.InvariantCulture, $"t={at.ToUnixTimeSeconds()};"));

    static HeaderField Read(byte[] field) => MailMessageReader.Read(field).Value!.Fields[0];
}
