using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;

namespace Servanda.Tests.Transparency.Policies;

public sealed class LogPolicyTests : IDisposable
{
    const string Origin = "log.example/one";

    static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    readonly NoteSigningKey _log;
    readonly CosigningKey[] _witnesses;

    public LogPolicyTests()
    {
        Assert.SkipUnless(Ed25519.CanSign, "libcrypto is not installed");
        _log = NoteSigningKey.Generate(Origin);
        _witnesses = [.. Enumerable.Range(1, 5).Select(number => CosigningKey.Generate($"witness.example/w{number}"))];
    }

    public void Dispose()
    {
        _log.Dispose();
        foreach (var witness in _witnesses)
            witness.Dispose();
    }

    [Theory]
    [InlineData("quorum X-and-Y", "1 2 4", true)]
    [InlineData("quorum X-and-Y", "2 3 5", true)]
    [InlineData("quorum X-and-Y", "1 4 5", false)]
    [InlineData("quorum X-and-Y", "1 2 3", false)]
    [InlineData("quorum X", "1 3", true)]
    [InlineData("quorum W4", "4", true)]
    [InlineData("quorum W4", "1 2 3 5", false)]
    [InlineData("quorum none", "", true)]
    public void A_checkpoint_is_accepted_when_the_quorum_cosigned(string quorum, string signers, bool isAccepted)
    {
        var policy = Read(Groups() + quorum + "\n").Value!;
        var note = Cosigned(signers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        var verified = policy.Verify(note.Note.Bytes.Span);
        Assert.Equal(isAccepted, verified.Value is not null);
        if (isAccepted)
            Assert.Equal(signers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, verified.Value!.Cosignatures.Count);
        else
            Assert.Equal("policy.quorum.missing", verified.Problems.Single().Code);
    }

    [Fact]
    public void A_log_that_is_not_listed_and_a_wrong_cosignature_are_told()
    {
        var policy = Read(Groups() + "quorum W1\n").Value!;
        using var other = NoteSigningKey.Generate("log.example/two");
        var unknown = CheckpointNote.Sign(new Checkpoint("log.example/two", 0, Rfc6962.Empty), other);
        Assert.Equal(["policy.log.unknown", "policy.quorum.missing"], policy.Verify(unknown).Problems.Select(one => one.Code));
        Assert.NotNull(Read("quorum none\n").Value!.WithLog(other.Verifier).Verify(unknown).Value);
        var wrong = Cosigned([1]).With(_witnesses[1].Cosign("of another text\n"u8, At));
        Assert.Equal(["cosignature.wrong", "policy.quorum.missing"], policy.Verify(wrong).Problems.Select(one => one.Code));
    }

    [Fact]
    public void A_witness_that_cosigns_twice_counts_once()
    {
        var policy = Read(Groups() + "quorum X\n").Value!;
        Assert.Null(policy.Verify(Cosigned([1, 1])).Value);
    }

    [Fact]
    public void A_key_of_ML_DSA_44_is_known_and_counts_for_nothing()
    {
        var policy = Read($"log {MlDsa(Origin)}\nwitness Q {MlDsa("witness.example/q")}\nwitness W {_witnesses[0].Verifier}\n"
            + $"group G any Q W\nlog {_log.Verifier}\nquorum G\n").Value!;
        Assert.Null(policy.Witnesses[0].Key);
        Assert.NotNull(policy.Verify(Cosigned([1])).Value);
        Assert.Null(policy.Verify(Cosigned([])).Value);
        var spoilt = MlDsa("witness.example/q").Replace("+06", "+07", StringComparison.Ordinal);
        Assert.True(spoilt == MlDsa("witness.example/q") || Read($"witness Q {spoilt}\nquorum Q\n").Value is null);
    }

    [Fact]
    public void White_space_comments_and_names_of_any_octets_are_read()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes($"# a policy\n\n \t# more\n\tlog\t{_log.Verifier}  https://log.example/ \nwitness "),
            0xFF, 0xFE, .. Encoding.UTF8.GetBytes($" {_witnesses[0].Verifier} https://witness.example/é\nquorum "), 0xFF, 0xFE];
        var policy = LogPolicy.Read(text).Value!;
        Assert.Equal("https://log.example/", policy.Logs.Single().Url);
        Assert.Equal("https://witness.example/é", policy.Witnesses.Single().Url);
        Assert.Same(policy.Witnesses.Single(), policy.Quorum);
    }

    [Theory]
    [InlineData("", "policy.quorum.count")]
    [InlineData("quorum none\nquorum none\n", "policy.quorum.count")]
    [InlineData("quorum X\n", "policy.name.unknown")]
    [InlineData("quorum\nquorum none\n", "policy.words")]
    [InlineData("quorum none x\nquorum none\n", "policy.words")]
    [InlineData("witnesses\nquorum none\n", "policy.line")]
    [InlineData("quorum none\r\n", "policy.octet policy.quorum.count")]
    [InlineData("log x\nquorum none\n", "policy.key")]
    [InlineData("log <W1>\nquorum none\n", "policy.key")]
    [InlineData("witness A <L>\nquorum none\n", "policy.key")]
    [InlineData("log <L>\nlog <L>\nquorum none\n", "policy.log.twice")]
    [InlineData("witness A <W1>\nwitness B <W1>\nquorum none\n", "policy.witness.twice")]
    [InlineData("witness A <W1>\nwitness A <W2>\nquorum none\n", "policy.name.taken")]
    [InlineData("witness none <W1>\nquorum none\n", "policy.name.taken")]
    [InlineData("witness A <W1>\ngroup A all A\nquorum none\n", "policy.name.taken")]
    [InlineData("group G all A\nwitness A <W1>\nquorum none\n", "policy.name.unknown")]
    [InlineData("group G all G\nquorum none\n", "policy.name.unknown")]
    [InlineData("group G all none\nquorum none\n", "policy.name.unknown")]
    [InlineData("witness A <W1>\ngroup G all A A\nquorum none\n", "policy.member.twice")]
    [InlineData("witness A <W1>\ngroup G all A\ngroup H all A\nquorum none\n", "policy.member.twice")]
    [InlineData("witness A <W1>\ngroup G 2 A\nquorum none\n", "policy.group.threshold")]
    [InlineData("witness A <W1>\ngroup G 0 A\nquorum none\n", "policy.group.threshold")]
    [InlineData("witness A <W1>\ngroup G 01 A\nquorum none\n", "policy.group.threshold")]
    [InlineData("group G all\nquorum none\n", "policy.words")]
    public void Every_fault_of_a_policy_is_told(string text, string codes)
    {
        text = text.Replace("<W1>", _witnesses[0].Verifier.ToString(), StringComparison.Ordinal)
            .Replace("<W2>", _witnesses[1].Verifier.ToString(), StringComparison.Ordinal)
            .Replace("<L>", _log.Verifier.ToString(), StringComparison.Ordinal);
        Assert.Equal(codes, string.Join(' ', Read(text).Problems.Select(one => one.Code)));
    }

    [Fact]
    public void As_many_logs_witnesses_and_groups_are_read_as_the_standard_asks_and_a_bound_holds()
    {
        var text = new StringBuilder();
        for (var number = 0; number <= LogPolicy.MaxOfEach; number++)
        {
            var material = SHA256.HashData([(byte)number, (byte)(number >> 8)]);
            Assert.True(Ed25519PublicKey.TryRead(material, out var key));
            text.Append($"witness w{number} {CosignerKey.Make("w.example", key)}\n");
            if (number == 31)
                Assert.Equal(32, Read($"{text}quorum w0\n").Value!.Witnesses.Count);
        }
        Assert.Equal("policy.count", Read($"{text}quorum w0\n").Problems.Single().Code);
        Assert.Equal("policy.length", LogPolicy.Read(new byte[LogPolicy.MaxOctets + 1]).Problems.Single().Code);
    }

    [Fact]
    public void Any_bytes_are_read_as_a_policy_without_a_throw()
    {
        Prop.ForAll<byte[]>(bytes => LogPolicy.Read(bytes) is { } read && read.IsClean == (read.Value is not null))
            .QuickCheckThrowOnFailure();
        string[] pieces =
        [
            "log ", "witness ", "group ", "quorum ", "none", "all ", "any ", "1 ", "A ", "B ", "\n", "#", "\t",
            _log.Verifier + " ", _witnesses[0].Verifier + " ", _witnesses[1].Verifier + " ",
        ];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().Select(string.Concat).ToArbitrary(), text =>
            Read(text) is { } read && read.IsClean == (read.Value is not null)).QuickCheckThrowOnFailure();
    }

    CheckpointNote Cosigned(IEnumerable<int> witnesses)
    {
        var note = CheckpointNote.Sign(new Checkpoint(Origin, 0, Rfc6962.Empty), _log);
        return witnesses.Aggregate(note, (signed, number) =>
            signed.With(_witnesses[number - 1].Cosign(signed.Note.Text.Span, At.AddSeconds(number))));
    }

    string Groups()
    {
        var text = new StringBuilder($"log {_log.Verifier}\n");
        for (var number = 1; number <= _witnesses.Length; number++)
            text.Append($"witness W{number} {_witnesses[number - 1].Verifier}\n");
        return text.Append("group X 2 W1 W2 W3\ngroup Y any W4 W5\ngroup X-and-Y all X Y\n").ToString();
    }

    static string MlDsa(string name)
    {
        byte[] material = [0x06, .. new byte[1312]];
        var id = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name + "\n"), .. material]));
        return $"{name}+{id:x8}+{Convert.ToBase64String(material)}";
    }

    static Servanda.Core.Parsed<LogPolicy> Read(string text) => LogPolicy.Read(Encoding.UTF8.GetBytes(text));
}
