using System.Globalization;

namespace Servanda.Dns;

/// <summary>How a server answered (RFC 1035 §4.1.1), with the upper bits EDNS adds (RFC 6891 §6.1.3).</summary>
/// <param name="Value">The code: 0-15 in the header alone, 0-4095 with EDNS.</param>
public readonly record struct ResponseCode(ushort Value)
{
    /// <summary>No error: there is such a name, with or without the records asked for.</summary>
    public static ResponseCode NoError => new(0);
    /// <summary>The server could not read the query.</summary>
    public static ResponseCode FormatError => new(1);
    /// <summary>The server failed; from a validating resolver also a chain that does not hold (RFC 4035 §5.5).</summary>
    public static ResponseCode ServerFailure => new(2);
    /// <summary>There is no such name (RFC 8020: nor anything under it).</summary>
    public static ResponseCode NoSuchName => new(3);
    /// <summary>The server does not do this kind of query.</summary>
    public static ResponseCode NotImplemented => new(4);
    /// <summary>The server will not answer, as a matter of policy.</summary>
    public static ResponseCode Refused => new(5);
    /// <summary>A DNAME gave a name that is too long (RFC 6672 §2.2).</summary>
    public static ResponseCode NameTooLong => new(6);
    /// <summary>The server does not speak this version of EDNS (RFC 6891 §6.1.3).</summary>
    public static ResponseCode BadVersion => new(16);
    /// <summary>The cookie is missing or wrong (RFC 7873 §8).</summary>
    public static ResponseCode BadCookie => new(23);

    /// <summary>The mnemonic of the IANA registry, or <c>RCODE123</c>.</summary>
    public override string ToString() => Value switch
    {
        0 => "NOERROR",
        1 => "FORMERR",
        2 => "SERVFAIL",
        3 => "NXDOMAIN",
        4 => "NOTIMP",
        5 => "REFUSED",
        6 => "YXDOMAIN",
        7 => "YXRRSET",
        8 => "NXRRSET",
        9 => "NOTAUTH",
        10 => "NOTZONE",
        16 => "BADVERS",
        17 => "BADKEY",
        18 => "BADTIME",
        23 => "BADCOOKIE",
        _ => string.Create(CultureInfo.InvariantCulture, $"RCODE{Value}"),
    };
}
