using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Edns;

/// <summary>
/// Why a server answered as it did (RFC 8914 §2):
/// <code>
/// info code, 2 octets | text in UTF-8, to the end, possibly none
/// </code>
/// </summary>
/// <param name="InfoCode">The reason's number: 6 DNSSEC bogus, 7 signature expired, 22 no reachable authority.</param>
/// <param name="Text">What the server adds for people; often empty.</param>
public sealed record ExtendedError(ushort InfoCode, string Text) : EdnsOption
{
    internal const ushort OptionCode = 15;

    /// <inheritdoc/>
    public override ushort Code => OptionCode;

    /// <summary>The reason in the words of RFC 8914 §4 and its IANA registry, or the number.</summary>
    public string Meaning => InfoCode switch
    {
        0 => "other error",
        1 => "unsupported DNSKEY algorithm",
        2 => "unsupported DS digest type",
        3 => "stale answer",
        4 => "forged answer",
        5 => "DNSSEC indeterminate",
        6 => "DNSSEC bogus",
        7 => "signature expired",
        8 => "signature not yet valid",
        9 => "DNSKEY missing",
        10 => "RRSIGs missing",
        11 => "no zone key bit set",
        12 => "NSEC missing",
        13 => "cached error",
        14 => "not ready",
        15 => "blocked",
        16 => "censored",
        17 => "filtered",
        18 => "prohibited",
        19 => "stale NXDOMAIN answer",
        20 => "not authoritative",
        21 => "not supported",
        22 => "no reachable authority",
        23 => "network error",
        24 => "invalid data",
        25 => "signature expired before valid",
        26 => "too early",
        27 => "unsupported NSEC3 iterations value",
        28 => "unable to conform to policy",
        29 => "synthesized",
        _ => string.Create(CultureInfo.InvariantCulture, $"code {InfoCode}"),
    };

    internal static EdnsOption? Read(ReadOnlySpan<byte> data) => data.Length < 2 ? null : new ExtendedError(
        BinaryPrimitives.ReadUInt16BigEndian(data), Encoding.UTF8.GetString(data[2..]).TrimEnd('\0'));

    internal override void WriteData(ref WireWriter writer)
    {
        writer.WriteUInt16(InfoCode);
        writer.WriteBytes(Encoding.UTF8.GetBytes(Text));
    }

    /// <summary>The reason and the text.</summary>
    public override string ToString() => Text.Length == 0 ? Meaning : $"{Meaning}: {Text}";
}
