using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Accords.Leaves;

/// <summary>Reads the envelope of a leaf, and lists everything that is not as it should be.</summary>
static class LeafReader
{
    // 9999-12-31T23:59:59Z, the last second a DateTimeOffset has.
    internal const long LastSecond = 253_402_300_799;

    public static Parsed<Leaf> Read(ReadOnlySpan<byte> bytes)
    {
        var json = StrictJson.ReadHashed(bytes, Leaf.MaxOctets);
        if (json.Value is not { } item)
            return new(null, json.Problems);
        var log = new ProblemLog();
        foreach (var problem in json.Problems)
            log.Add(problem);
        if (json.IsClean)
            CheckForm(item, bytes, log);
        CheckTexts(item, log);
        var envelope = new LeafFields(item, log, 0);
        if (envelope.Text("format") is { } format && format != Leaf.Format1)
            log.Add(LeafProblems.Format.At(envelope.OffsetOf("format"), format));
        var kind = envelope.Word<LeafKind>("kind", LeafWords.Id, LeafProblems.Kind);
        var leaf = new
        {
            Subject = envelope.Id("subject"),
            Time = envelope.Integer("time", 0, LastSecond),
            Prev = envelope.OptionalDigest("prev"),
            Body = envelope.Object("body"),
        };
        envelope.EndOfMembers();
        if (kind is null || leaf.Body is null)
            return new(null, log.InOrder());
        var body = LeafBodies.Read(kind.Value, leaf.Body);
        leaf.Body.EndOfMembers();
        return log.Count > 0 ? new(null, log.InOrder()) : new(new Leaf
        {
            Subject = leaf.Subject,
            Time = DateTimeOffset.FromUnixTimeSeconds(leaf.Time),
            Prev = leaf.Prev,
            Body = body,
        }, []);
    }

    static void CheckForm(JsonItem item, ReadOnlySpan<byte> bytes, ProblemLog log)
    {
        var canonical = CanonicalJson.Write(item);
        if (!bytes.SequenceEqual(canonical))
            log.Add(LeafProblems.Canonical.At(bytes.CommonPrefixLength(canonical)));
    }

    /// <summary>Every name and every text, wherever it stands.</summary>
    static void CheckTexts(JsonItem item, ProblemLog log)
    {
        if (item.AsText is { } text && !Core.Names.NormalForm.Has(text))
            log.Add(LeafProblems.NormalForm.At(item.Offset, text));
        foreach (var (key, value) in item.Members)
        {
            if (!Core.Names.NormalForm.Has(key))
                log.Add(LeafProblems.NormalForm.At(value.Offset, key));
            CheckTexts(value, log);
        }
        foreach (var one in item.Items)
            CheckTexts(one, log);
    }
}
