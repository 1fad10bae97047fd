using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Accords.Leaves;
using Servanda.Accords.Scorecards;
using Servanda.Core;

namespace Servanda.Tests.Accords.Leaves;

/// <summary>Leaves for the tests.</summary>
static class LeafSamples
{
    public static LeafId Id(string text) => LeafId.TryRead(text, out var id) ? id : throw new ArgumentException(text);

    public static Digest Digest(int number) => Servanda.Core.Digest.Of(Encoding.ASCII.GetBytes($"{number}"));

    public static Leaf Of(LeafBody body, string subject = "acme", Digest? prev = null, long time = 1_763_800_000) => new()
    {
        Subject = Id(subject),
        Time = DateTimeOffset.FromUnixTimeSeconds(time),
        Prev = prev,
        Body = body,
    };

    public static LeafBody.EvidenceSnapshot Snapshot(int number) =>
        new(Digest(number), 7, DateTimeOffset.FromUnixTimeSeconds(10), DateTimeOffset.FromUnixTimeSeconds(20));

    public static LeafBody.Score Score(long method, params long[] evidence) =>
        new(Id("cta"), method, evidence, [new(Id("cta.1"), Verdict.PartlyKept, 3333, 6666)]);

    /// <summary>Any leaf.</summary>
    public static Gen<Leaf> Any => Gen.Choose(0, int.MaxValue).Select(seed => new AnyLeaf(new Random(seed)).Make());
}
