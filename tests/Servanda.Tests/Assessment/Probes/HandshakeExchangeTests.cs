using FsCheck;
using FsCheck.Fluent;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Tests.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Probes;

public sealed class HandshakeExchangeTests
{
    [Fact]
    public async Task No_more_is_read_than_the_answer_needs()
    {
        var hello = HandshakeReplies.ServerHello(TlsVersion.Tls12);
        var stream = new ScriptedStream([.. hello, .. new byte[1000]], atATime: 1);
        Assert.Equal(hello, await HandshakeProbe.ExchangeAsync(stream, [1, 2], TlsVersion.Tls12, CancellationToken.None));
        Assert.Equal([1, 2], stream.Heard);
    }

    [Fact]
    public void Any_bytes_from_a_server_are_an_answer_within_the_bound() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var stream = new ScriptedStream([22, 3, 3, 0x40, 0, 0, .. bytes ?? [], .. new byte[100_000]]);
            var reply = HandshakeProbe.ExchangeAsync(stream, [], TlsVersion.Tls12, CancellationToken.None);
            return reply.IsCompletedSuccessfully;
        }).QuickCheckThrowOnFailure();
}
