using Servanda.Mail.Messages;

namespace Servanda.Mail.Dkim;

/// <summary>
/// Verifies the signatures of a message (RFC 6376 §6, RFC 8301, RFC 8463). Pure but for the cache: it is given the answers
/// known so far, says which keys it still wants, and is run again when there are more.
/// </summary>
/// <param name="keys">Keys read before; it may be shared.</param>
public sealed class DkimVerifier(DkimKeyCache keys)
{
    /// <summary>Signatures of one message that are tried, from the top.</summary>
    public const int MaxSignatures = 20;

    /// <summary>Bits of the largest RSA key that is used; 4096 have to be (RFC 8301 §3.2).</summary>
    public const int MaxRsaBits = 8192;

    /// <summary>The service that keys have to be for (RFC 6376 §3.6.1 s): <c>email</c>, or <c>tlsrpt</c> (RFC 8460 §3).</summary>
    public string Service { get; init; } = "email";

    /// <summary>Verifies rsa-sha1, keys under 1024 bits and signatures of before RFC 4871 as well: only to hold old messages against us.</summary>
    internal bool AllowsHistoric { get; init; }

    /// <summary>Verifies every signature as of an instant.</summary>
    public DkimVerdict Verify(MailMessage message, Func<MailQuery, MailAnswer> answers, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(message);
        var check = new SignatureCheck(message, keys, answers, at, Service, AllowsHistoric);
        List<DkimResult>? results = null;
        foreach (var field in message.Fields)
        {
            if (field.Is("DKIM-Signature"u8))
                (results ??= new(2)).Add(Judge(check, field, results.Count));
        }
        return new() { Signatures = results ?? [], Wanted = check.Wanted };
    }

    DkimResult Judge(SignatureCheck check, HeaderField field, int before)
    {
        if (before >= MaxSignatures)
            return new() { Reason = DkimReasons.NotTried, Offset = field.Offset };
        var read = DkimSignatureReader.Read(field.Value, AllowsHistoric ? SignatureForm.Draft : SignatureForm.Dkim, out var domain, out var selector);
        var result = read.Value is { } signature ? check.Judge(field, signature) : new() { Reason = DkimReasons.Syntax };
        return result with
        {
            Domain = domain,
            Selector = selector,
            Offset = field.Offset,
            Problems = read.IsClean ? result.Problems : [.. read.Problems, .. result.Problems],
        };
    }
}
