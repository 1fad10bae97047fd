using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Threading.Channels;
using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Tests.Dns;

/// <summary>A network in which the test is everybody else.</summary>
sealed class FakeNetwork : IDnsNetwork
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly ConcurrentQueue<FakeQuery> _queries = new();
    readonly Channel<FakeQuery> _arrived = Channel.CreateUnbounded<FakeQuery>();

    /// <summary>Called for every datagram sent; by default nobody answers.</summary>
    public Action<FakeQuery> OnQuery { get; set; } = _ => { };

    /// <summary>Called for every connection with the other side's stream; by default it is refused.</summary>
    public Func<Stream, Task>? OnConnect { get; set; }

    public Func<HttpRequestMessage, HttpResponseMessage>? OnHttp { get; set; }

    public SocketError SendError { get; set; }

    public IReadOnlyList<FakeQuery> Queries => [.. _queries];

    /// <summary>The next query sent that was not taken by this method before.</summary>
    public async Task<FakeQuery> NextAsync() => await _arrived.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public IDatagramPort Open(IPEndPoint remote, IDatagramReceiver receiver, bool busy) => new Port(this, remote, receiver);

    public ValueTask<Stream> ConnectAsync(EndPoint remote, CancellationToken cancel)
    {
        if (OnConnect is null)
            throw new SocketException((int)SocketError.ConnectionRefused);
        Pipe there = new(), back = new();
        _ = OnConnect(new Duplex(there.Reader.AsStream(), back.Writer.AsStream()));
        return new(new Duplex(back.Reader.AsStream(), there.Writer.AsStream()));
    }

    public HttpMessageHandler OpenHttp(SslClientAuthenticationOptions tls) => new Handler(this);

    sealed class Port(FakeNetwork network, IPEndPoint remote, IDatagramReceiver receiver) : IDatagramPort
    {
        public SocketError Send(ReadOnlySpan<byte> datagram)
        {
            if (network.SendError is not SocketError.Success)
                return network.SendError;
            var query = new FakeQuery(remote, datagram.ToArray(), receiver);
            network._queries.Enqueue(query);
            network.OnQuery(query);
            network._arrived.Writer.TryWrite(query);
            return SocketError.Success;
        }

        public void Dispose()
        {
        }
    }

    sealed class Handler(FakeNetwork network) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel) =>
            Task.FromResult(network.OnHttp!(request));
    }

    /// <summary>One stream out of a pipe for each direction.</summary>
    sealed class Duplex(Stream input, Stream output) : Stream
    {
        public override bool CanRead => true;
        public override bool CanWrite => true;
        public override bool CanSeek => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush() => output.Flush();

        public override int Read(byte[] buffer, int offset, int count) => input.Read(buffer, offset, count);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            input.ReadAsync(buffer, cancellationToken);

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => output.Write(buffer, offset, count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            output.WriteAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            input.Dispose();
            output.Dispose();
            base.Dispose(disposing);
        }
    }
}

/// <summary>A datagram the resolver sent.</summary>
sealed record FakeQuery(IPEndPoint To, byte[] Bytes, IDatagramReceiver Receiver)
{
    public DnsMessage Message => DnsMessageReader.Read(Bytes).Value!;

    /// <summary>Answers with this message, which is made from the reply to the query.</summary>
    public void Answer(Func<DnsMessage, DnsMessage> reply) =>
        Receiver.Received(DnsMessageWriter.Write(reply(Message.Reply(ResponseCode.NoError) with
        {
            Flags = HeaderBits.Response | HeaderBits.RecursionDesired | HeaderBits.RecursionAvailable,
        })));
}
