using System.Net.Sockets;
using Servanda.Assessment.Observations;
using Servanda.Dns.Client;

namespace Servanda.Assessment.Probes;

/// <summary>What goes wrong outside, in the words observations keep.</summary>
static class Faults
{
    /// <summary>Of the network.</summary>
    public static string Of(SocketException fault) => fault.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => UnmeasuredReasons.Refused,
        SocketError.TimedOut => UnmeasuredReasons.TimedOut,
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown or
            SocketError.Disconnecting or SocketError.NotConnected => UnmeasuredReasons.BrokenOff,
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.HostDown or
            SocketError.NetworkDown => UnmeasuredReasons.Unreachable,
        var other => $"{UnmeasuredReasons.Unreachable}: {other}",
    };

    /// <summary>Of a connection that was open.</summary>
    public static string Of(IOException fault) =>
        fault.InnerException is SocketException inner ? Of(inner) : UnmeasuredReasons.BrokenOff;

    /// <summary>Of a resolver or name server.</summary>
    public static string Of(DnsResult.Failed fault) => $"{Of(fault.Reason)}: {fault.Detail}";

    static string Of(DnsFailure reason) => reason switch
    {
        DnsFailure.TimedOut => UnmeasuredReasons.TimedOut,
        DnsFailure.Unreachable => UnmeasuredReasons.Unreachable,
        DnsFailure.ConnectionLost => UnmeasuredReasons.BrokenOff,
        DnsFailure.Untrusted or DnsFailure.Malformed => UnmeasuredReasons.ResolverFailed,
        DnsFailure.Forbidden => UnmeasuredReasons.AddressNotAllowed,
    };
}
