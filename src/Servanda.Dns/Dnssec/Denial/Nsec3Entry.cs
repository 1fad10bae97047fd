using Servanda.Core.Names;
using Servanda.Dns.Records;

namespace Servanda.Dns.Dnssec.Denial;

/// <summary>An NSEC3 record (RFC 5155 §3).</summary>
readonly struct Nsec3Entry
{
    const byte Sha1 = 1, OptOut = 1;
    const int HashOctets = 20, HashCharacters = 32;

    Nsec3Entry(SignedSet set, Nsec3Data data, byte[] hash) => (Set, Data, Hash, Types) = (set, data, hash, new TypesPresent(data.Types));

    public SignedSet Set { get; }

    public Nsec3Data Data { get; }

    /// <summary>The hash that the owner stands for.</summary>
    public byte[] Hash { get; }

    public TypesPresent Types { get; }

    /// <summary>Whether unsigned delegations may lie in between (RFC 5155 §6).</summary>
    public bool IsOptOut => (Data.Flags & OptOut) != 0;

    /// <summary>False for a hash or flags not known, which are to be passed over (RFC 5155 §8.1, §8.2).</summary>
    public static bool TryRead(SignedSet set, DomainName zone, out Nsec3Entry entry)
    {
        entry = default;
        if (set.Data.Length != 1 || set.Read<Nsec3Data>().FirstOrDefault() is not { HashAlgorithm: Sha1 } data ||
            (data.Flags & ~OptOut) != 0 || data.NextHash.Length != HashOctets || set.Name.Parent is not { } parent ||
            !parent.Equals(zone) || ReadHash(set.Name.ToString()) is not { } hash)
        {
            return false;
        }
        entry = new(set, data, hash);
        return true;
    }

    public bool HasParametersOf(in Nsec3Entry other) =>
        Data.Iterations == other.Data.Iterations && Data.Salt.Span.SequenceEqual(other.Data.Salt.Span);

    public bool Matches(ReadOnlySpan<byte> hash) => hash.SequenceEqual(Hash);

    /// <summary>Whether the hash falls between this and the next; the last one leads back to the first.</summary>
    public bool Covers(ReadOnlySpan<byte> hash)
    {
        var next = Data.NextHash.Span;
        var after = hash.SequenceCompareTo(Hash) > 0;
        var before = hash.SequenceCompareTo(next) < 0;
        return next.SequenceCompareTo(Hash) > 0 ? after && before : after || before;
    }

    /// <summary>The first label in base 32 with extended hex alphabet (RFC 5155 §3.3).</summary>
    static byte[]? ReadHash(ReadOnlySpan<char> name)
    {
        if (name.Length < HashCharacters || (name.Length > HashCharacters && name[HashCharacters] != '.'))
            return null;
        var hash = new byte[HashOctets];
        int bits = 0, held = 0, at = 0;
        foreach (var c in name[..HashCharacters])
        {
            var value = c is >= '0' and <= '9' ? c - '0' : c is >= 'a' and <= 'v' ? c - 'a' + 10 : -1;
            if (value < 0)
                return null;
            held = (held << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
                hash[at++] = (byte)(held >> (bits -= 8));
        }
        return hash;
    }
}
