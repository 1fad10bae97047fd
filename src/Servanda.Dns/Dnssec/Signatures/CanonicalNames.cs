using Servanda.Core.Names;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>Names as DNSSEC orders and counts them (RFC 4034 §6.1, §3.1.3). Names are in lower case already.</summary>
static class CanonicalNames
{
    /// <summary>An asterisk, as names write octets that are not of host names.</summary>
    public const string Wildcard = @"\042";

    /// <summary>Orders by labels from the right, each by its octets.</summary>
    public static int Compare(DomainName left, DomainName right)
    {
        Span<byte> leftWire = stackalloc byte[DomainName.MaxWireOctets], rightWire = stackalloc byte[DomainName.MaxWireOctets];
        Span<byte> leftStarts = stackalloc byte[DomainName.MaxWireOctets / 2 + 1], rightStarts = stackalloc byte[DomainName.MaxWireOctets / 2 + 1];
        left.WriteWire(leftWire);
        right.WriteWire(rightWire);
        var leftCount = Starts(leftWire, leftStarts);
        var rightCount = Starts(rightWire, rightStarts);
        for (var i = 1; i <= Math.Min(leftCount, rightCount); i++)
        {
            var order = Label(leftWire, leftStarts[leftCount - i]).SequenceCompareTo(Label(rightWire, rightStarts[rightCount - i]));
            if (order != 0)
                return order;
        }
        return leftCount - rightCount;
    }

    /// <summary>Labels as a signature counts them: without the root and without an asterisk in front.</summary>
    public static int SignedLabels(DomainName name) => name.LabelCount - (IsWildcard(name) ? 1 : 0);

    public static bool IsWildcard(DomainName name)
    {
        var text = name.ToString();
        return text.StartsWith(Wildcard, StringComparison.Ordinal) && (text.Length == Wildcard.Length || text[Wildcard.Length] == '.');
    }

    /// <summary>The last labels of a name, so many; the name itself where it has no more.</summary>
    public static DomainName Last(DomainName name, int labels)
    {
        for (var count = name.LabelCount; count > labels; count--)
            name = name.Parent!;
        return name;
    }

    /// <summary>The longest name that both are at or under.</summary>
    public static DomainName Common(DomainName left, DomainName right)
    {
        var common = Last(left, right.LabelCount);
        while (!right.IsAtOrUnder(common))
            common = common.Parent!;
        return common;
    }

    static int Starts(ReadOnlySpan<byte> wire, Span<byte> starts)
    {
        var count = 0;
        for (var at = 0; wire[at] != 0; at += wire[at] + 1)
            starts[count++] = (byte)at;
        return count;
    }

    static ReadOnlySpan<byte> Label(ReadOnlySpan<byte> wire, int start) => wire.Slice(start + 1, wire[start]);
}
