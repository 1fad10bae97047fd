using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Servanda.Dns.Client;

/// <summary>
/// Many datagrams in one call to the system (recvmmsg(2), sendmmsg(2)), which the runtime does not offer. The layout is
/// that of 64-bit Linux; elsewhere <see cref="IsSupported"/> is false.
/// </summary>
sealed class LinuxDatagrams
{
    /// <summary>Wait for the first, then take what is there.</summary>
    const int WaitForOne = 0x10000;

    const int TruncatedFlag = 0x20;

    const int Interrupted = 4, TryAgain = 11, NetworkUnreachable = 101, ConnectionRefused = 111, HostUnreachable = 113;

    readonly byte[] _octets;
    readonly Vector[] _vectors;
    readonly Header[] _headers;
    readonly int _size;

    /// <summary>Room for so many datagrams of so many octets.</summary>
    public LinuxDatagrams(int count, int size)
    {
        _size = size;
        _octets = GC.AllocateUninitializedArray<byte>(count * size, pinned: true);
        _vectors = GC.AllocateArray<Vector>(count, pinned: true);
        _headers = GC.AllocateArray<Header>(count, pinned: true);
        for (var i = 0; i < count; i++)
        {
            _vectors[i] = new Vector { Base = Marshal.UnsafeAddrOfPinnedArrayElement(_octets, i * size), Length = size };
            _headers[i].Vectors = Marshal.UnsafeAddrOfPinnedArrayElement(_vectors, i);
            _headers[i].VectorCount = 1;
        }
    }

    public static bool IsSupported => OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    public int Capacity => _headers.Length;

    /// <summary>A datagram received; empty when it was longer than there was room for.</summary>
    public ReadOnlySpan<byte> Received(int index) => (_headers[index].Flags & TruncatedFlag) != 0
        ? []
        : _octets.AsSpan(index * _size, (int)_headers[index].Octets);

    /// <summary>A datagram put in to be sent.</summary>
    public ReadOnlySpan<byte> Held(int index) => _octets.AsSpan(index * _size, (int)_vectors[index].Length);

    public void Put(int index, ReadOnlySpan<byte> datagram)
    {
        datagram.CopyTo(_octets.AsSpan(index * _size, _size));
        _vectors[index].Length = datagram.Length;
    }

    /// <summary>Waits for one datagram and takes all that are there; how many.</summary>
    public int Receive(SafeHandle socket, out SocketError error)
    {
        var count = recvmmsg(socket, _headers, (uint)Capacity, WaitForOne, 0);
        error = count >= 0 ? SocketError.Success : Error(Marshal.GetLastPInvokeError());
        return Math.Max(count, 0);
    }

    /// <summary>Sends the first so many; how many went.</summary>
    public int Send(SafeHandle socket, int count) => Math.Max(0, sendmmsg(socket, _headers, (uint)count, 0));

    static SocketError Error(int code) => code switch
    {
        Interrupted => SocketError.Interrupted,
        TryAgain => SocketError.TimedOut,
        NetworkUnreachable => SocketError.NetworkUnreachable,
        ConnectionRefused => SocketError.ConnectionRefused,
        HostUnreachable => SocketError.HostUnreachable,
        _ => SocketError.SocketError,
    };

#pragma warning disable SYSLIB1054 // What it would generate needs unsafe blocks; all that passes here is blittable.
    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int recvmmsg(SafeHandle socket, [In, Out] Header[] headers, uint count, int flags, nint timeout);

    [DllImport("libc", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern int sendmmsg(SafeHandle socket, [In, Out] Header[] headers, uint count, int flags);
#pragma warning restore SYSLIB1054

    /// <summary>struct iovec.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Vector
    {
        public nint Base;
        public nint Length;
    }

    /// <summary>struct mmsghdr.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 64)]
    struct Header
    {
        [FieldOffset(16)]
        public nint Vectors;
        [FieldOffset(24)]
        public nint VectorCount;
        [FieldOffset(48)]
        public int Flags;
        [FieldOffset(56)]
        public uint Octets;
    }
}
