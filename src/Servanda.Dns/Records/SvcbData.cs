using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Records;

/// <summary>
/// How to reach a service, as SVCB or HTTPS record (RFC 9460 §2.2):
/// <code>
/// priority, 2 octets, 0 for an alias | target, name, not compressed | parameters, to the end, ascending by key:
///     key, 2 | length, 2 | value
/// </code>
/// </summary>
/// <param name="Type"><see cref="DnsType.Svcb"/> or <see cref="DnsType.Https"/>.</param>
/// <param name="Priority">0 for an alias; else lower is preferred.</param>
/// <param name="Target">The host; the root for the owner itself.</param>
/// <param name="Parameters">The parameters, ascending by key.</param>
public sealed record SvcbData(DnsType Type, ushort Priority, DomainName Target, IReadOnlyList<SvcParameter> Parameters)
    : RecordData
{
    /// <inheritdoc/>
    public override DnsType Type { get; } = Type;

    /// <summary>True when everything is found at the target instead (RFC 9460 §2.4.2).</summary>
    public bool IsAlias => Priority == 0;

    /// <summary>The parameter with this key; null when it is not there.</summary>
    public SvcParameter? Find(ushort key) => Parameters.FirstOrDefault(one => one.Key == key);

    internal static RecordData? Read(DnsType type, ref WireReader rdata)
    {
        if (!rdata.TryReadUInt16(out var priority) || !rdata.TryReadName(out var target))
            return null;
        var parameters = new List<SvcParameter>();
        for (var last = -1; rdata.Remaining > 0;)
        {
            if (!rdata.TryReadUInt16(out var key) || key <= last || !rdata.TryReadUInt16(out var length) ||
                !rdata.TryReadBytes(length, out var value))
            {
                return null;
            }
            parameters.Add(new SvcParameter(key, value.ToArray()));
            last = key;
        }
        return new SvcbData(type, priority, target, parameters);
    }

    internal override void Write(ref WireWriter writer)
    {
        writer.WriteUInt16(Priority);
        writer.WriteName(Target);
        foreach (var parameter in Parameters)
        {
            writer.WriteUInt16(parameter.Key);
            writer.WriteUInt16((ushort)parameter.Value.Length);
            writer.WriteBytes(parameter.Value.Span);
        }
    }

    /// <summary>Priority, target and parameters.</summary>
    public override string ToString() => string.Join(' ',
        [Priority.ToString(CultureInfo.InvariantCulture), Presentation.Name(Target), .. Parameters]);
}
