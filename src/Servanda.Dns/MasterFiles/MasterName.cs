using Servanda.Core.Names;

namespace Servanda.Dns.MasterFiles;

/// <summary>Reads names of master files: @ for the origin, escapes, completed where there is no final dot.</summary>
static class MasterName
{
    /// <summary>The name; null when it is none.</summary>
    public static DomainName? Read(MasterToken token, DomainName origin)
    {
        if (token.Is("@"u8))
            return origin;
        if (token.Is("."u8))
            return DomainName.Root;
        // One octet more than the longest name, so that one too long is seen and not cut.
        Span<byte> wire = stackalloc byte[DomainName.MaxWireOctets + 1];
        var (start, written) = (0, 1);
        var rest = token.Raw;
        if (rest.IsEmpty)
            return null;
        while (rest.Length > 0)
        {
            if (!MasterToken.TryTake(ref rest, out var octet, out var isEscaped) || written == wire.Length)
                return null;
            if (octet != '.' || isEscaped)
            {
                wire[written++] = octet;
                continue;
            }
            if (!Close(wire, start, written))
                return null;
            start = written++;
        }
        if (start == written - 1)
        {
            // It ended in a dot: absolute.
            wire[start] = 0;
            return DomainName.TryReadWire(wire[..written], out var absolute) ? absolute : null;
        }
        Span<byte> end = stackalloc byte[DomainName.MaxWireOctets];
        var length = origin.WriteWire(end);
        if (!Close(wire, start, written) || written + length > DomainName.MaxWireOctets)
            return null;
        end[..length].CopyTo(wire[written..]);
        return DomainName.TryReadWire(wire[..(written + length)], out var name) ? name : null;
    }

    static bool Close(Span<byte> wire, int start, int end)
    {
        var octets = end - start - 1;
        if (octets is 0 or > DomainName.MaxLabelOctets)
            return false;
        wire[start] = (byte)octets;
        return true;
    }
}
