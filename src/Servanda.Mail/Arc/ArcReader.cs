using Servanda.Core;
using Servanda.Mail.Dkim;

namespace Servanda.Mail.Arc;

/// <summary>Reads the ARC fields that are not signatures of the message (RFC 8617 §4.1).</summary>
public static class ArcReader
{
    /// <summary>Reads the value of an ARC-Seal as it stands in the message, folding included.</summary>
    public static Parsed<ArcSeal> ReadSeal(ReadOnlySpan<byte> value)
    {
        var log = new ProblemLog();
        if (SignatureTags.Text(value) is not { } text)
        {
            log.Add(DkimSignatureProblems.Size.At(0));
            return new(null, log.InOrder());
        }
        var tags = new SignatureTags(text, log);
        tags.Read();
        if (tags.TryGet("h", out var fields, out var fieldsAt))
            tags.Break(ArcProblems.SealFields.At(fieldsAt, fields));
        var algorithm = DkimSignatureReader.Algorithm(ref tags);
        var signature = tags.RequireBase64("b");
        var (domain, selector) = (DkimSignatureReader.Domain(ref tags), DkimSignatureReader.Selector(ref tags));
        var (instance, chain) = (DkimSignatureReader.Instance(ref tags), ChainValue(ref tags));
        var timestamp = tags.Number("t");
        if (tags.IsBroken || signature is null || domain is null || selector is null)
            return new(null, log.InOrder());
        var seal = new ArcSeal
        {
            Instance = instance,
            Algorithm = algorithm,
            Value = signature,
            ChainValue = chain,
            Domain = domain,
            Selector = selector,
            Timestamp = timestamp,
            ValueRange = tags.RangeOf("b"),
        };
        return new(seal, log.InOrder());
    }

    /// <summary>The number of an ARC-Authentication-Results: its first piece (RFC 8617 §4.1.1); 0 when it has none.</summary>
    internal static int ReadResultsInstance(ReadOnlySpan<byte> value, ProblemLog log)
    {
        var end = value.IndexOf((byte)';');
        var text = SignatureTags.Text(end < 0 ? value : value[..end]) ?? "";
        foreach (var tag in new TagList(text))
        {
            if (tag.Name.SequenceEqual("i") && DkimSignatureReader.TryReadInstance(tag.Value, out var instance))
                return instance;
        }
        log.Add(ArcProblems.ResultsInstance.At(0, text));
        return 0;
    }

    static ArcOutcome ChainValue(ref SignatureTags tags)
    {
        if (!tags.TryRequire("cv", out var value, out var offset))
            return ArcOutcome.Fail;
        switch (value)
        {
            case "none":
                return ArcOutcome.None;
            case "pass":
                return ArcOutcome.Pass;
            case "fail":
                return ArcOutcome.Fail;
            default:
                tags.Break(ArcProblems.ChainValue.At(offset, value));
                return ArcOutcome.Fail;
        }
    }
}
