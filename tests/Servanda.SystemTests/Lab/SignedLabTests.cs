using System.Globalization;
using Servanda.Dns.Records;
using Servanda.Lab;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.Lab;

/// <summary>The lab's signatures, checked from its root by a validator that is not ours (delv, of BIND).</summary>
public sealed class SignedLabTests(SignedLabTests.Running lab) : IClassFixture<SignedLabTests.Running>
{
    const string Valid = "; fully validated", Denied = "; negative response, fully validated", Failed = ";; resolution failed";

    [Theory]
    [InlineData(".", "SOA", Valid)]
    [InlineData("test", "DNSKEY", Valid)]
    [InlineData("lighthouse.example", "DS", Valid)]
    [InlineData("lighthouse.example", "MX", Valid)]
    [InlineData("lighthouse.example", "TXT", Valid)]
    [InlineData("lighthouse.example", "CAA", Valid)]
    [InlineData("_25._tcp.mx1.lighthouse.example", "TLSA", Valid)]
    [InlineData("lighthouse.example", "SPF", Denied)]
    [InlineData("_tls.lighthouse.example", "TXT", Denied)]
    [InlineData("nothing.at.all.lighthouse.example", "TXT", Denied)]
    [InlineData("www.lighthouse.example", "DS", Denied)]
    [InlineData("nobody.example", "A", Denied)]
    [InlineData("elsewhere", "A", Denied)]
    [InlineData("harbour.test", "TXT", Valid)]
    [InlineData("harbour.test", "AAAA", Denied)]
    [InlineData("nothing.at.all.harbour.test", "TXT", Denied)]
    [InlineData("nobody.test", "A", Denied)]
    [InlineData("_dmarc.fjord.example", "TXT", Denied)]
    [InlineData("verbosa.test", "TXT", Valid)]
    [InlineData("www.doors.test", "A", Failed)]
    [InlineData("seal.example", "DS", Valid)]
    [InlineData("seal.example", "MX", Failed)]
    [InlineData("sentinel.test", "DS", Valid)]
    [InlineData("sentinel.test", "MX", Failed)]
    [InlineData("handshake.example", "DS", Denied)]
    [InlineData("handshake.example", "MX", "; unsigned answer")]
    [InlineData("mx1.understudy.example", "A", Valid)]
    [InlineData("darkharbour.example", "MX", Failed)]
    public async Task Another_validator_sees_what_the_story_says(string name, string type, string expected)
    {
        var said = await AskAsync(name, type);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    async Task<string> AskAsync(string name, string type)
    {
        var ended = await RealProcess.TryRunAsync(Tools.Require("delv"),
        [
            "@127.0.0.1", "-p", lab.Port, "-a", lab.Anchor, "+root=.", "+cdflag", name, type,
        ]);
        return ended.Output + ended.Error;
    }

    /// <summary>The lab, with its anchor in a file.</summary>
    public sealed class Running : IAsyncLifetime
    {
        readonly Scratch _scratch = new();
        LabInternet _lab = null!;

        public string Port => _lab.Resolver.Port.ToString(CultureInfo.InvariantCulture);

        public string Anchor { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            _lab = await LabInternet.StartAsync(TimeProvider.System);
            var ds = Assert.IsType<DsData>(_lab.Anchors.All[0].Data);
            Anchor = _scratch.Write("anchors", string.Create(CultureInfo.InvariantCulture,
                $"trust-anchors {{ . static-ds {ds.KeyTag} {ds.Algorithm} {ds.DigestType} \"{Convert.ToHexString(ds.Digest.Span)}\"; }};\n"));
        }

        public async ValueTask DisposeAsync()
        {
            await _lab.DisposeAsync();
            _scratch.Dispose();
        }
    }
}
