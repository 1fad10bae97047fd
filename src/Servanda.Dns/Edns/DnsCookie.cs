using Servanda.Dns.Wire;

namespace Servanda.Dns.Edns;

/// <summary>
/// A token that makes forged answers and queries hard off the path (RFC 7873 §4):
/// <code>
/// client cookie, 8 octets | server cookie, none or 8 to 32 octets
/// </code>
/// </summary>
/// <param name="Client">What the client chose: 8 octets.</param>
/// <param name="Server">What the server gave; empty in a first query.</param>
public sealed record DnsCookie(ReadOnlyMemory<byte> Client, ReadOnlyMemory<byte> Server) : EdnsOption
{
    internal const ushort OptionCode = 10;

    /// <summary>Octets of a client cookie.</summary>
    public const int ClientOctets = 8;

    const int MinServerOctets = 8, MaxServerOctets = 32;

    /// <inheritdoc/>
    public override ushort Code => OptionCode;

    internal static EdnsOption? Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != ClientOctets &&
            data.Length is < ClientOctets + MinServerOctets or > ClientOctets + MaxServerOctets)
        {
            return null;
        }
        var kept = data.ToArray();
        return new DnsCookie(kept.AsMemory(0, ClientOctets), kept.AsMemory(ClientOctets));
    }

    internal override void WriteData(ref WireWriter writer)
    {
        writer.WriteBytes(Client.Span);
        writer.WriteBytes(Server.Span);
    }
}
