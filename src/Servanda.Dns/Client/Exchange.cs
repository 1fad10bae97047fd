using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using System.Threading.Tasks.Sources;

namespace Servanda.Dns.Client;

/// <summary>
/// One query to one upstream, from its writing to its end; used again afterwards. Whoever takes it out of its
/// <see cref="PendingTable"/> owns it and ends it, exactly once.
/// </summary>
sealed class Exchange : IValueTaskSource<Reply>
{
    const int NoError = 0, NoSuchName = 3;

    readonly byte[] _query = new byte[DnsMessageWriter.MaxQueryOctets];
    ManualResetValueTaskSourceCore<Reply> _core;
    int _length, _questionOctets;

    /// <summary>The one this thread used last: most threads end one and then begin one.</summary>
    [ThreadStatic]
    static Exchange? Spare;

    /// <summary>Those that were ended on another thread than the one that begins them; never more than were under way at
    /// once.</summary>
    static readonly ConcurrentQueue<Exchange> Spares = new();

    Exchange() { }

    public ushort Id { get; private set; }

    /// <summary>When it is to be given up, from sending on, and at the latest; in the clock's units.</summary>
    public long Patience { get; private set; }

    public long End { get; private set; }

    public long SentAt { get; private set; }

    public long Deadline { get; private set; }

    public bool OverStream { get; private set; }

    public CancellationToken Cancel { get; private set; }

    public ReadOnlySpan<byte> Query => _query.AsSpan(0, _length);

    public ValueTask<Reply> Outcome => new(this, _core.Version);

    public static Exchange Rent()
    {
        if (Spare is { } mine)
        {
            Spare = null;
            return mine;
        }
        return Spares.TryDequeue(out var spare) ? spare : new Exchange();
    }

    /// <summary>Writes the query; the id comes with <see cref="Send"/>.</summary>
    public void Prepare(in Ask ask)
    {
        _length = DnsMessageWriter.WriteQuery(
            _query, 0, ask.Question, ask.Bits, ask.PayloadSize, ask.DnssecOk);
        _questionOctets = _length - DnsMessageReader.HeaderOctets - (ask.PayloadSize > 0 ? DnsMessageWriter.OptOctets : 0);
        (Patience, End, OverStream, Cancel) = (ask.Patience, ask.End, ask.OverStream, ask.Cancel);
    }

    public void Send(ushort id, long now)
    {
        Id = id;
        BinaryPrimitives.WriteUInt16BigEndian(_query, id);
        SentAt = now;
        Deadline = Math.Min(now + Patience, End);
    }

    /// <summary>
    /// True for a response to this very question (RFC 5452 §9.1). A server that could not read the query may leave the
    /// question out, but then it cannot say anything good or final about the name.
    /// </summary>
    public bool IsAnsweredBy(ReadOnlySpan<byte> message)
    {
        const int ResponseAndOpcode = 0xF8, Response = 0x80;
        if (message.Length < DnsMessageReader.HeaderOctets || (message[2] & ResponseAndOpcode) != Response)
            return false;
        var questions = BinaryPrimitives.ReadUInt16BigEndian(message[4..]);
        if (questions == 0)
            return (message[3] & 0xF) is not (NoError or NoSuchName);
        if (questions != 1 || message.Length < DnsMessageReader.HeaderOctets + _questionOctets)
            return false;
        var theirs = message.Slice(DnsMessageReader.HeaderOctets, _questionOctets);
        var ours = Query.Slice(DnsMessageReader.HeaderOctets, _questionOctets);
        return theirs.SequenceEqual(ours) ||
            (Ascii.EqualsIgnoreCase(theirs[..^4], ours[..^4]) && theirs[^4..].SequenceEqual(ours[^4..]));
    }

    /// <summary>Ends it. The caller's code may run here and now, and the exchange be in use again when this returns.
    /// </summary>
    public void Complete(in Reply reply, bool inline)
    {
        Cancel = default;
        _core.RunContinuationsAsynchronously = !inline;
        _core.SetResult(reply);
    }

    Reply IValueTaskSource<Reply>.GetResult(short token)
    {
        var reply = _core.GetResult(token);
        _core.Reset();
        if (Spare is null)
            Spare = this;
        else
            Spares.Enqueue(this);
        return reply;
    }

    ValueTaskSourceStatus IValueTaskSource<Reply>.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource<Reply>.OnCompleted(
        Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
