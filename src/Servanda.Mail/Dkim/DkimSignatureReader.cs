using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.Dkim;

/// <summary>Reads signatures out of their header fields. There is a value unless the tag list is broken, or a tag that has to
/// be there is missing or malformed (RFC 6376 §6.1.1).</summary>
public static class DkimSignatureReader
{
    /// <summary>Names in h that are read.</summary>
    public const int MaxFields = 1000;

    /// <summary>Reads the value of a DKIM-Signature as it stands in the message, folding included.</summary>
    public static Parsed<DkimSignature> Read(ReadOnlySpan<byte> value) => Read(value, SignatureForm.Dkim, out _, out _);

    /// <summary>Reads the value of an ARC-Message-Signature.</summary>
    public static Parsed<DkimSignature> ReadArc(ReadOnlySpan<byte> value) => Read(value, SignatureForm.Arc, out _, out _);

    /// <summary>The same, with d and s as they were written where they were: a broken signature is named by them.</summary>
    internal static Parsed<DkimSignature> Read(
        ReadOnlySpan<byte> value, SignatureForm form, out string? domain, out string? selector)
    {
        (domain, selector) = (null, null);
        var log = new ProblemLog();
        if (SignatureTags.Text(value) is not { } text)
        {
            log.Add(DkimSignatureProblems.Size.At(0));
            return new(null, log.InOrder());
        }
        var tags = new SignatureTags(text, log);
        tags.Read();
        if (tags.TryGet("d", out var d, out _))
            domain = d.ToString();
        if (tags.TryGet("s", out var s, out _))
            selector = s.ToString();
        if (form == SignatureForm.Dkim && tags.TryRequire("v", out var version, out var versionAt) && version is not "1")
            tags.Break(DkimSignatureProblems.Version.At(versionAt, version));
        var signature = ReadTags(ref tags, form == SignatureForm.Arc);
        return new(tags.IsBroken ? null : signature, log.InOrder());
    }

    static DkimSignature? ReadTags(ref SignatureTags tags, bool isArc)
    {
        var algorithm = Algorithm(ref tags);
        var (b, bh) = (tags.RequireBase64("b"), tags.RequireBase64("bh"));
        var (header, body) = Canonicalisations(ref tags);
        var domain = Domain(ref tags);
        var selector = Selector(ref tags);
        // The ARC suite takes an empty h, and an empty name in it.
        var fields = Fields(ref tags, mayBeEmpty: isArc);
        var (instance, identity, identityDomain) = isArc ? (Instance(ref tags), null, domain) : Identity(ref tags, domain);
        var (length, timestamp, expiry) = (tags.Number("l"), tags.Number("t"), tags.Number("x"));
        if (timestamp is { } from && expiry is { } until && until <= from)
            tags.Break(DkimSignatureProblems.ExpiryOrder.At(tags.TryGet("x", out _, out var at) ? at : 0));
        if (tags.IsBroken || b is null || bh is null || domain is null || selector is null || identityDomain is null)
            return null;
        return new()
        {
            Algorithm = algorithm,
            Value = b,
            BodyHash = bh,
            Header = header,
            Body = body,
            IsCanonicalisationSaid = tags.TryGet("c", out _, out _),
            Domain = domain,
            Selector = selector,
            Fields = fields,
            Identity = identity,
            IdentityDomain = identityDomain,
            Instance = instance,
            BodyLength = length,
            Timestamp = timestamp,
            Expiry = expiry,
            IsKeyInDns = !tags.TryGet("q", out var queries, out _) || HasDns(queries),
            ValueRange = tags.RangeOf("b"),
        };
    }

    internal static DkimAlgorithm Algorithm(ref SignatureTags tags) => tags.TryRequire("a", out var name, out _) ? name switch
    {
        "rsa-sha256" => DkimAlgorithm.RsaSha256,
        "ed25519-sha256" => DkimAlgorithm.Ed25519Sha256,
        "rsa-sha1" => DkimAlgorithm.RsaSha1,
        _ => DkimAlgorithm.Unknown,
    } : DkimAlgorithm.Unknown;

    static (Canonicalisation Header, Canonicalisation Body) Canonicalisations(ref SignatureTags tags)
    {
        if (!tags.TryGet("c", out var value, out _))
            return (Canonicalisation.Simple, Canonicalisation.Simple);
        var slash = value.IndexOf('/');
        return slash < 0 ? (Of(value), Canonicalisation.Simple) : (Of(value[..slash]), Of(value[(slash + 1)..]));

        static Canonicalisation Of(ReadOnlySpan<char> name) => name switch
        {
            "simple" => Canonicalisation.Simple,
            "relaxed" => Canonicalisation.Relaxed,
            _ => Canonicalisation.Unknown,
        };
    }

    internal static DomainName? Domain(ref SignatureTags tags)
    {
        if (!tags.TryRequire("d", out var value, out var offset))
            return null;
        if (WireText.TryReadName(value, out var name))
            return name;
        tags.Break(DkimSignatureProblems.Domain.At(offset, value));
        return null;
    }

    internal static string? Selector(ref SignatureTags tags)
    {
        if (!tags.TryRequire("s", out var value, out var offset))
            return null;
        if (WireText.TryReadName(value, out _))
            return value.ToString();
        tags.Break(DkimSignatureProblems.Selector.At(offset, value));
        return null;
    }

    static string[] Fields(ref SignatureTags tags, bool mayBeEmpty)
    {
        if (!tags.TryRequire("h", out var value, out var offset))
            return [];
        var names = new string[value.Count(':') + 1];
        if (names.Length > MaxFields)
        {
            tags.Break(DkimSignatureProblems.Size.At(offset));
            return [];
        }
        var count = 0;
        foreach (var range in value.Split(':'))
        {
            var name = value[range].Trim(" \t\r\n");
            if (name.IsEmpty && mayBeEmpty)
                continue;
            if (name.IsEmpty || name.ContainsAnyExceptInRange('!', '~'))
            {
                tags.Break(DkimSignatureProblems.Fields.At(offset, name));
                return [];
            }
            names[count++] = name.ToString();
        }
        return count == names.Length ? names : names[..count];
    }

    static (int, string?, DomainName?) Identity(ref SignatureTags tags, DomainName? domain)
    {
        if (!tags.TryGet("i", out var value, out var offset))
            return (0, null, domain);
        var identity = DkimQuotedPrintable.Decode(value);
        // The local part may be quoted and hold an at sign; the domain cannot.
        if (identity.LastIndexOf('@') is >= 0 and var at && WireText.TryReadName(identity.AsSpan(at + 1), out var name))
            return (0, identity, name);
        tags.Break(DkimSignatureProblems.Identity.At(offset, value));
        return (0, null, null);
    }

    internal static int Instance(ref SignatureTags tags)
    {
        if (!tags.TryRequire("i", out var value, out var offset))
            return 0;
        if (TryReadInstance(value, out var instance))
            return instance;
        tags.Break(DkimSignatureProblems.Identity.At(offset, value));
        return 0;
    }

    /// <summary>1 to 50, without leading zeros (RFC 8617 §4.2.1).</summary>
    internal static bool TryReadInstance(ReadOnlySpan<char> value, out int instance)
    {
        instance = 0;
        if (value.Length is 0 or > 2 || value.ContainsAnyExceptInRange('0', '9') || value[0] == '0')
            return false;
        foreach (var digit in value)
            instance = instance * 10 + (digit - '0');
        return instance <= 50;
    }

    static bool HasDns(ReadOnlySpan<char> queries)
    {
        foreach (var range in queries.Split(':'))
        {
            if (queries[range].Trim(" \t\r\n") is "dns/txt" or "dns")
                return true;
        }
        return false;
    }
}
