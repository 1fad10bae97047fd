using System.Buffers.Binary;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Client;

/// <summary>What the resolver itself has to know of a response, found without reading it all into objects.</summary>
/// <param name="Code">The response code of the header, without the EDNS bits.</param>
/// <param name="IsTruncated">TC.</param>
/// <param name="HasEdns">True when there is an OPT record.</param>
/// <param name="KeepFor">Seconds it may be kept.</param>
readonly record struct MessageGlance(int Code, bool IsTruncated, bool HasEdns, uint KeepFor)
{
    /// <summary>Seconds a failure is kept, so that a broken zone is not asked about over and over (RFC 9520 §3.2).</summary>
    const uint FailureSeconds = 5;

    /// <summary>Seconds anything is kept at the most (RFC 8767 §4 suggests days; a measurement wants less).</summary>
    const uint MaxSeconds = 24 * 3600;

    const int NoError = 0, NoSuchName = 3;

    public static MessageGlance Of(ReadOnlySpan<byte> message, DnsType asked)
    {
        var flags = BinaryPrimitives.ReadUInt16BigEndian(message[2..]);
        var code = flags & 0xF;
        var records = new Records(message, asked);
        var keep = code is NoError or NoSuchName ? records.KeepFor : FailureSeconds;
        return new(code, (flags & (int)HeaderBits.Truncated) != 0, records.HasEdns, Math.Min(keep, MaxSeconds));
    }

    readonly ref struct Records
    {
        /// <summary>Goes through all records; a message that breaks off is not kept.</summary>
        public Records(ReadOnlySpan<byte> message, DnsType asked)
        {
            var reader = new WireReader(message);
            reader.TryReadBytes(4, out _);
            reader.TryReadUInt16(out var questions);
            reader.TryReadUInt16(out var answers);
            reader.TryReadUInt16(out var authorities);
            reader.TryReadUInt16(out var additionals);
            for (var i = 0; i < questions; i++)
            {
                if (!reader.TrySkipName() || !reader.TryReadUInt32(out _))
                    return;
            }
            uint positive = uint.MaxValue, negative = 0;
            var found = false;
            for (var i = 0; i < answers + authorities + additionals; i++)
            {
                if (!TryReadFixed(ref reader, out var type, out var ttl, out var data))
                    return;
                if (i < answers)
                {
                    positive = Math.Min(positive, ttl);
                    found |= type == asked.Value || asked == DnsType.Any;
                }
                else if (type == DnsType.CodeSoa && i < answers + authorities && data.Length >= 4)
                {
                    // The minimum is the last field (RFC 1035 §3.3.13).
                    negative = Math.Min(ttl, BinaryPrimitives.ReadUInt32BigEndian(data[^4..]));
                }
                HasEdns |= type == DnsType.CodeOpt;
            }
            KeepFor = found ? positive : Math.Min(positive, negative);
        }

        public bool HasEdns { get; }

        public uint KeepFor { get; }

        static bool TryReadFixed(ref WireReader reader, out ushort type, out uint ttl, out ReadOnlySpan<byte> data)
        {
            (type, ttl) = (0, 0);
            data = default;
            if (!reader.TrySkipName() || !reader.TryReadUInt16(out type) || !reader.TryReadUInt16(out _) ||
                !reader.TryReadUInt32(out ttl) || !reader.TryReadUInt16(out var length))
            {
                return false;
            }
            ttl = ttl > int.MaxValue ? 0 : ttl;
            return reader.TryReadBytes(length, out data);
        }
    }
}
