using System.Runtime.InteropServices;

namespace Servanda.Dns.Client;

/// <summary>
/// Answers in one block of octets, one after the other round and round; the oldest make room. One that is found when half
/// of all are newer is put to the front again, so that what is used stays. There is no object for an answer, so that many
/// of them cost the garbage collector nothing.
/// </summary>
/// <param name="capacity">Octets of the block.</param>
sealed class AnswerRing(int capacity)
{
    /// <summary>Where headers may begin, so that their fields lie well.</summary>
    const int Step = 8;

    /// <summary>Octets of an ordinary entry: one bucket for each keeps the chains short.</summary>
    const int OrdinaryOctets = 256;

    static readonly int HeaderOctets = Marshal.SizeOf<Header>();

    readonly int _capacity = capacity / Step * Step;
    byte[] _octets = [];

    /// <summary>For each bucket where its newest entry is, counted from 1; 0 for none.</summary>
    int[] _buckets = [];

    int _head, _tail;

    /// <summary>Octets taken, gaps included.</summary>
    public int Octets { get; private set; }

    /// <summary>The answer under a key; null when there is none, or only one that is too old.</summary>
    public (byte[] Message, int Upstream, DateTimeOffset At)? Find(in QueryKey key, long now)
    {
        var at = Place(key);
        if (at < 0)
            return null;
        ref var header = ref HeaderAt(at);
        if (header.StaleAt <= now)
        {
            Drop(at);
            return null;
        }
        var (staleAt, upstream, came) = (header.StaleAt, header.Upstream, header.At);
        var message = MessageAt(at).ToArray();
        if ((_head - at + _capacity) % _capacity > _capacity / 2)
            Keep(key, message, upstream, came, staleAt);
        return (message, upstream, came);
    }

    /// <summary>Keeps an answer in the place of any other under its key; not when it is larger than the block.</summary>
    public void Keep(in QueryKey key, ReadOnlySpan<byte> message, int upstream, DateTimeOffset at, long staleAt)
    {
        if (Place(key) is >= 0 and var old)
            Drop(old);
        var name = MemoryMarshal.AsBytes(key.Name.ToString().AsSpan());
        var length = (HeaderOctets + name.Length + message.Length + Step - 1) / Step * Step;
        if (length > _capacity)
            return;
        if (_octets.Length == 0)
        {
            _octets = GC.AllocateUninitializedArray<byte>(_capacity);
            _buckets = new int[Math.Max(_capacity / OrdinaryOctets, 1)];
        }
        MakeRoom(length);
        ref var bucket = ref Bucket(key.GetHashCode());
        HeaderAt(_head) = new Header
        {
            Length = length,
            Hash = key.GetHashCode(),
            Rest = key.Rest,
            StaleAt = staleAt,
            At = at,
            Upstream = upstream,
            NameOctets = name.Length,
            MessageOctets = message.Length,
            Next = bucket,
        };
        name.CopyTo(_octets.AsSpan(_head + HeaderOctets));
        message.CopyTo(_octets.AsSpan(_head + HeaderOctets + name.Length));
        bucket = _head + 1;
        Octets += length;
        _head = (_head + length) % _capacity;
    }

    ref Header HeaderAt(int at) => ref MemoryMarshal.AsRef<Header>(_octets.AsSpan(at, HeaderOctets));

    ReadOnlySpan<byte> MessageAt(int at)
    {
        ref var header = ref HeaderAt(at);
        return _octets.AsSpan(at + HeaderOctets + header.NameOctets, header.MessageOctets);
    }

    ref int Bucket(int hash) => ref _buckets[(uint)hash % (uint)_buckets.Length];

    /// <summary>Where the entry of a key is; -1 for nowhere.</summary>
    int Place(in QueryKey key)
    {
        if (_octets.Length == 0)
            return -1;
        var name = MemoryMarshal.AsBytes(key.Name.ToString().AsSpan());
        for (var at = Bucket(key.GetHashCode()) - 1; at >= 0; at = HeaderAt(at).Next - 1)
        {
            ref var header = ref HeaderAt(at);
            if (header.Hash == key.GetHashCode() && header.Rest == key.Rest &&
                _octets.AsSpan(at + HeaderOctets, header.NameOctets).SequenceEqual(name))
                return at;
        }
        return -1;
    }

    /// <summary>Takes an entry out of its bucket; its octets are free when it is the oldest.</summary>
    void Drop(int at)
    {
        ref var header = ref HeaderAt(at);
        ref var link = ref Bucket(header.Hash);
        while (link != at + 1)
            link = ref HeaderAt(link - 1).Next;
        link = header.Next;
        header.IsDropped = true;
    }

    /// <summary>Lets the oldest go until there is room in one piece at the head.</summary>
    void MakeRoom(int length)
    {
        while (true)
        {
            if (Octets == 0)
                _head = _tail = 0;
            var gap = _head + length > _capacity ? _capacity - _head : 0;
            if (Octets + gap + length <= _capacity)
            {
                if (gap > 0)
                {
                    // The first field of a header is its length: nothing, from here to the end.
                    MemoryMarshal.Write(_octets.AsSpan(_head), 0);
                    Octets += gap;
                    _head = 0;
                }
                return;
            }
            ForgetOldest();
        }
    }

    void ForgetOldest()
    {
        var length = MemoryMarshal.Read<int>(_octets.AsSpan(_tail));
        if (length == 0)
            length = _capacity - _tail;
        else if (!HeaderAt(_tail).IsDropped)
            Drop(_tail);
        Octets -= length;
        _tail = (_tail + length) % _capacity;
    }

    /// <summary>What stands before the name and the message.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Header
    {
        /// <summary>Of the whole entry.</summary>
        public int Length;

        public int Hash;

        /// <summary>The next entry of the bucket, counted from 1; 0 for none.</summary>
        public int Next;

        public int Upstream;

        public int NameOctets;

        public int MessageOctets;

        public ulong Rest;

        /// <summary>On the clock.</summary>
        public long StaleAt;

        long _at;

        public DateTimeOffset At
        {
            readonly get => new(_at, TimeSpan.Zero);
            set => _at = value.UtcTicks;
        }

        public bool IsDropped
        {
            readonly get => Upstream < 0;
            set => Upstream = value ? -1 : Upstream;
        }
    }
}
