using System.Globalization;
using Servanda.Dns.Edns;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// The EDNS pseudo-record (RFC 6891 §6.1.2), which uses the fixed fields of a record for its own ends:
/// <code>
/// root, 1 octet | 41, 2 | payload size, 2 | upper response code, 1 | version, 1 | DO bit and zeros, 2 | length, 2 |
/// options: code, 2 | length, 2 | data
/// </code>
/// The upper bits of the response code are part of <see cref="DnsMessage.ResponseCode"/>.
/// </summary>
public sealed record OptData : RecordData
{
    /// <summary>A size that passes networks without fragments (DNS flag day 2020; RFC 9715 §3).</summary>
    public const ushort SafePayloadSize = 1232;

    const ushort DnssecOkBit = 0x8000;

    /// <inheritdoc/>
    public override DnsType Type => DnsType.Opt;

    /// <summary>Octets of UDP payload the sender can take.</summary>
    public ushort PayloadSize { get; init; } = SafePayloadSize;

    /// <summary>The version; 0 is the only one.</summary>
    public byte Version { get; init; }

    /// <summary>True to ask for DNSSEC records (DO, RFC 3225).</summary>
    public bool DnssecOk { get; init; }

    /// <summary>The options in their order.</summary>
    public IReadOnlyList<EdnsOption> Options { get; init; } = [];

    /// <summary>The reasons the server gives for its answer (RFC 8914).</summary>
    public IEnumerable<ExtendedError> ExtendedErrors => Options.OfType<ExtendedError>();

    /// <summary>The fixed field that stands where other records have the TTL.</summary>
    internal uint ExtendedFlags(ResponseCode code) =>
        (uint)(code.Value >> 4 << 24 | Version << 16 | (DnssecOk ? DnssecOkBit : 0));

    internal static OptData Read(ushort payloadSize, uint extendedFlags, ref WireReader rdata)
    {
        List<EdnsOption>? options = null;
        while (rdata.Remaining > 0)
        {
            var start = rdata.Position;
            if (!rdata.TryReadUInt16(out var code) || !rdata.TryReadUInt16(out var length) ||
                !rdata.TryReadBytes(length, out var data))
            {
                rdata.Note("dns.edns.option", start, "RFC 6891 §6.1.2");
                break;
            }
            var option = EdnsOption.Read(code, data);
            if (option is null)
                rdata.Note("dns.edns.option", start, code == ExtendedError.OptionCode ? "RFC 8914 §2" : "RFC 7873 §4");
            (options ??= []).Add(option ?? new UnknownOption(code, data.ToArray()));
        }
        return new OptData
        {
            PayloadSize = payloadSize,
            Version = (byte)(extendedFlags >> 16),
            DnssecOk = (extendedFlags & DnssecOkBit) != 0,
            Options = options ?? (IReadOnlyList<EdnsOption>)[],
        };
    }

    internal override void Write(ref WireWriter writer)
    {
        foreach (var option in Options)
        {
            writer.WriteUInt16(option.Code);
            var begin = writer.BeginLength();
            option.WriteData(ref writer);
            writer.EndLength(begin);
        }
    }

    /// <summary>The fields and options, in the manner of dig; there is no zone file form.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"version {Version}, {(DnssecOk ? "do, " : "")}udp {PayloadSize}{string.Concat(ExtendedErrors.Select(one => "; " + one))}");
}
