using System.Buffers.Binary;
using System.Numerics;

namespace Servanda.Dns.Client;

/// <summary>
/// The exchanges under way on one socket or connection, by id. An id is random in all its 16 bits; its lower bits are the
/// place in the table, and one whose place is taken is drawn again.
/// </summary>
/// <param name="capacity">Exchanges at the most.</param>
sealed class PendingTable(int capacity)
{
    readonly Exchange?[] _slots = new Exchange?[BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
    readonly Lock _gate = new();
    int _count;
    bool _closed;

    public int Count => Volatile.Read(ref _count);

    int Mask => _slots.Length - 1;

    /// <summary>
    /// Gives the exchange an id and a place, copies what is to be sent, and returns its length; 0 when the table is full
    /// or closed. From then on the exchange may be ended by others, so that only the copy is to be used.
    /// </summary>
    public int TryAdd(Exchange exchange, long now, Span<byte> query)
    {
        lock (_gate)
        {
            if (_closed || _count >= capacity)
                return 0;
            var id = RandomNumbers.Next();
            while (_slots[id & Mask] is not null)
                id = RandomNumbers.Next();
            exchange.Send(id, now);
            _slots[id & Mask] = exchange;
            _count++;
            exchange.Query.CopyTo(query);
            return exchange.Query.Length;
        }
    }

    /// <summary>Takes out the exchange this message answers; null when there is none.</summary>
    public Exchange? Take(ReadOnlySpan<byte> message)
    {
        if (message.Length < DnsMessageReader.HeaderOctets)
            return null;
        var id = BinaryPrimitives.ReadUInt16BigEndian(message);
        lock (_gate)
        {
            if (_slots[id & Mask] is not { } exchange || exchange.Id != id || !exchange.IsAnsweredBy(message))
                return null;
            Remove(exchange);
            return exchange;
        }
    }

    /// <summary>Takes out the exchange with this id, if it is still there.</summary>
    public Exchange? Take(ushort id)
    {
        lock (_gate)
        {
            if (_slots[id & Mask] is not { } exchange || exchange.Id != id)
                return null;
            Remove(exchange);
            return exchange;
        }
    }

    /// <summary>Takes out what is past its time or cancelled.</summary>
    public void TakeOverdue(long now, List<Exchange> taken)
    {
        if (Count == 0)
            return;
        lock (_gate)
        {
            foreach (var exchange in _slots)
            {
                if (exchange is null || (exchange.Deadline > now && !exchange.Cancel.IsCancellationRequested))
                    continue;
                Remove(exchange);
                taken.Add(exchange);
            }
        }
    }

    /// <summary>Takes out everything; when closing, nothing more gets in.</summary>
    public List<Exchange> TakeAll(bool close)
    {
        var taken = new List<Exchange>();
        lock (_gate)
        {
            _closed |= close;
            foreach (var exchange in _slots)
            {
                if (exchange is null)
                    continue;
                Remove(exchange);
                taken.Add(exchange);
            }
        }
        return taken;
    }

    void Remove(Exchange exchange)
    {
        _slots[exchange.Id & Mask] = null;
        _count--;
    }
}
