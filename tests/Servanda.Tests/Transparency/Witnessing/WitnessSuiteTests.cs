using System.Text;
using Servanda.Core.Cryptography;
using Servanda.Core.Json;
using Servanda.Tests.Dns;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Witnessing;

namespace Servanda.Tests.Transparency.Witnessing;

/// <summary>The recorded exchanges with another witness, in their order (suite witness-http).</summary>
public sealed class WitnessSuiteTests
{
    const string SigsumKey = "ffdc2d4d98e4124d3feaf788c0c2f9abfd796083d1f0495437f302ec79cf100f";
    const string SigsumOrigin = "sigsum.org/v1/tree/4d6d8825a6bb689d459628312889dfbb0bcd41b5211d9e1ce768b0ff0309e562";
    const string SumdbKey = "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8";

    [Fact]
    public void Every_exchange_of_the_suite_is_answered_as_recorded_but_the_unknown_log()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        var exchanges = StrictJson.Read(File.ReadAllBytes(Suites.Path("log", "witness-http", "add-checkpoint.json"))).Value!.Items;
        Assert.Equal(10, exchanges.Count);
        using var key = CosigningKey.Generate("example.com/witness");
        var witness = new Witness(key, Logs(), new MemoryWitnessStore(), 60, new ManualClock());
        var different = 0;
        foreach (var exchange in exchanges)
        {
            var reply = witness.Add(Encoding.UTF8.GetBytes(exchange["body"]!.AsText!));
            if (reply.Status != exchange["status"]!.AsInteger)
            {
                // The present standard has 404 where the recorded one had 403.
                Assert.Equal((404, 403L), (reply.Status, exchange["status"]!.AsInteger));
                Assert.StartsWith("unknown log", reply.Body, StringComparison.Ordinal);
                different++;
                continue;
            }
            foreach (var assertion in exchange["asserts"]!.Items)
                AssertHolds(assertion.AsText!, reply);
            Assert.True(reply.Status != 409 || reply.ContentType == "text/x.tlog.size");
        }
        Assert.Equal(1, different);
    }

    static void AssertHolds(string assertion, WitnessReply reply)
    {
        var said = assertion[(assertion.IndexOf('"') + 1)..assertion.LastIndexOf('"')].Replace("\\n", "\n", StringComparison.Ordinal);
        if (assertion.StartsWith("body ==", StringComparison.Ordinal))
            Assert.Equal(said, reply.Body);
        else
            Assert.Contains(said, reply.Body, StringComparison.Ordinal);
    }

    static IReadOnlyList<WatchedLog> Logs()
    {
        Assert.True(Ed25519PublicKey.TryRead(Convert.FromHexString(SigsumKey), out var sigsum));
        return
        [
            WatchedLog.Of(NoteVerifierKey.Make(SigsumOrigin, sigsum)!),
            new WatchedLog("go.sum database tree", [NoteVerifierKey.Read(SumdbKey).Value!]),
        ];
    }
}
