using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Probes;

public sealed class SmtpSessionTests
{
    [Fact]
    public async Task A_host_that_gives_leave_is_told_nothing_but_ehlo_and_starttls()
    {
        var stream = Stream("220-mx\r\n220 mx\r\n250-mx\r\n250 STARTTLS\r\n", "220 go\r\n");
        var session = Session(stream);
        Assert.Null(await session.StartTlsAsync(CancellationToken.None));
        Assert.Equal("EHLO probe.example\r\nSTARTTLS\r\n", Encoding.ASCII.GetString(stream.Heard));
    }

    [Theory]
    [InlineData("220 mx\r\n250 mx\r\n", SmtpEnd.Complete)]
    [InlineData("421 busy\r\n", SmtpEnd.Rejected)]
    [InlineData("220 mx\r\n502 what\r\n", SmtpEnd.Rejected)]
    [InlineData("220 mx\r\n250-mx\r\n250 starttls\r\n454 no\r\n", SmtpEnd.StartTlsRefused)]
    [InlineData("220 mx\r\n250-m", SmtpEnd.BrokenOff)]
    [InlineData("", SmtpEnd.BrokenOff)]
    [InlineData("2200 mx\r\n", SmtpEnd.Malformed)]
    [InlineData("ssh-2.0\r\n", SmtpEnd.Malformed)]
    public async Task A_conversation_ends_as_the_host_wants(string said, SmtpEnd end)
    {
        var stream = Stream(said);
        Assert.Equal(end, await Session(stream).StartTlsAsync(CancellationToken.None));
        Assert.Equal(end is SmtpEnd.Complete or SmtpEnd.Rejected or SmtpEnd.StartTlsRefused,
            Encoding.ASCII.GetString(stream.Heard).EndsWith("QUIT\r\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Octets_over_127_stand_as_replacement_characters()
    {
        var session = Session(new ScriptedStream([.. "220 m"u8, 0xFC, 0xFF, .. "\r\n"u8], atATime: 1));
        await session.StartTlsAsync(CancellationToken.None);
        Assert.Equal("220 m\uFFFD\uFFFD", session.Lines[0].Text);
    }

    [Fact]
    public void Any_bytes_from_a_host_end_a_conversation_within_the_bounds() =>
        Prop.ForAll<byte[], byte>((bytes, chunk) =>
        {
            var stream = new ScriptedStream([.. "220 "u8, .. bytes ?? []], chunk + 1);
            var session = Session(stream);
            var look = session.StartTlsAsync(CancellationToken.None);
            return look.IsCompletedSuccessfully && session.Lines.Count <= SmtpTranscript.MaxLines &&
                session.Lines.All(line => line.Text.Length <= SmtpTranscript.MaxLine);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Lines_and_octets_without_end_are_bounded()
    {
        foreach (var said in (string[])[new string('2', 1_000_000), string.Concat(Enumerable.Repeat("220-\r\n", 200_000))])
        {
            var session = Session(Stream(said));
            Assert.Equal(SmtpEnd.Malformed, await session.StartTlsAsync(CancellationToken.None));
            Assert.True(session.Lines.Count <= SmtpTranscript.MaxLines);
        }
    }

    static ScriptedStream Stream(params string[] said) => new(Encoding.ASCII.GetBytes(string.Concat(said)), atATime: 8);

    static SmtpSession Session(Stream stream) => new(stream, "probe.example", new ProbeLimits(), TimeProvider.System);
}
