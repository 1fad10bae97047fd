using Servanda.Dns.Wire;

namespace Servanda.Dns.Edns;

/// <summary>
/// An option in the EDNS record (RFC 6891 §6.1.2):
/// <code>
/// code, 2 octets | length of data, 2 | data
/// </code>
/// </summary>
public abstract record EdnsOption
{
    private protected EdnsOption() { }

    /// <summary>The number of the option (IANA DNS EDNS0 Option Codes).</summary>
    public abstract ushort Code { get; }

    internal abstract void WriteData(ref WireWriter writer);

    /// <summary>Reads one option; null when the data does not fit its code.</summary>
    internal static EdnsOption? Read(ushort code, ReadOnlySpan<byte> data) => code switch
    {
        ExtendedError.OptionCode => ExtendedError.Read(data),
        DnsCookie.OptionCode => DnsCookie.Read(data),
        _ => new UnknownOption(code, data.ToArray()),
    };
}
