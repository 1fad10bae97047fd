using System.Buffers.Binary;
using System.Text;

namespace Servanda.Core.Files;

/// <summary>
/// A zip (PKWARE APPNOTE 6.3.10) with exactly one encoding of its files: stored, no times, no extras. Any program opens
/// it; and since nothing in it is free to vary, a change of any byte shows, those between the files too.
/// </summary>
public static class StoredZip
{
    /// <summary>Bytes a bundle holds at the most.</summary>
    public const int MaxBytes = 256 * 1024 * 1024;

    /// <summary>Files a bundle holds at the most (the format's own limit without Zip64).</summary>
    public const int MaxFiles = ushort.MaxValue - 1;

    const uint LocalSignature = 0x04034b50, CentralSignature = 0x02014b50, EndSignature = 0x06054b50;
    const int LocalLength = 30, CentralLength = 46, EndLength = 22;
    const ushort Version = 20, Utf8Names = 1 << 11;

    // 1 January 1980, the earliest a zip can say.
    const uint NoTime = 0x00210000;

    /// <summary>The zip of these files, in this order: the same files give the same bytes.</summary>
    public static byte[] Write(IReadOnlyList<BundleFile> files)
    {
        using var buffer = new MemoryStream();
        using var central = new MemoryStream();
        Span<byte> header = stackalloc byte[CentralLength];
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(file.Path);
            var (crc, size, offset) = (Crc32.Of(file.Bytes.Span), (uint)file.Bytes.Length, (uint)buffer.Length);

            var local = header[..LocalLength];
            BinaryPrimitives.WriteUInt32LittleEndian(local, LocalSignature);
            WriteShared(local[4..], crc, size, name.Length);
            buffer.Write(local);
            buffer.Write(name);
            buffer.Write(file.Bytes.Span);

            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, CentralSignature);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            WriteShared(header[6..], crc, size, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], offset);
            central.Write(header);
            central.Write(name);
        }
        var (start, length) = ((uint)buffer.Length, (uint)central.Length);
        central.WriteTo(buffer);
        var end = header[..EndLength];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)files.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], length);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        buffer.Write(end);
        return buffer.ToArray();
    }

    /// <summary>The files, as far as they can be told apart; <paramref name="fault"/> is where the zip is not as we
    /// write them, null when it is.</summary>
    public static IReadOnlyList<BundleFile> Read(ReadOnlyMemory<byte> zip, out string? fault)
    {
        List<BundleFile> files = [];
        var at = 0;
        while (files.Count < MaxFiles && TryReadLocal(zip, at, out var file, out var next))
        {
            files.Add(file);
            at = next;
        }
        fault = Compare(zip.Span, Write(files), files);
        return files;
    }

    /// <summary>The zip with this file as its last, in place of one of its path; null for what is no zip as we write them, which
    /// is not to be touched.</summary>
    public static byte[]? WithLast(ReadOnlyMemory<byte> zip, BundleFile last)
    {
        var files = Read(zip, out var fault);
        return fault is not null || files.Count == 0 ? null : Write([.. files.Where(file => file.Path != last.Path), last]);
    }

    static bool TryReadLocal(ReadOnlyMemory<byte> zip, int at, out BundleFile file, out int next)
    {
        (file, next) = (null!, 0);
        var rest = zip.Span[at..];
        if (rest.Length < LocalLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != LocalSignature)
            return false;
        long size = BinaryPrimitives.ReadUInt32LittleEndian(rest[18..]);
        int name = BinaryPrimitives.ReadUInt16LittleEndian(rest[26..]);
        if (LocalLength + name + size > rest.Length)
            return false;
        var path = Encoding.UTF8.GetString(rest.Slice(LocalLength, name));
        file = new BundleFile(path, zip.Slice(at + LocalLength + name, (int)size));
        next = at + LocalLength + name + (int)size;
        return true;
    }

    /// <summary>Names the file in or before which the first difference lies.</summary>
    static string? Compare(ReadOnlySpan<byte> zip, ReadOnlySpan<byte> expected, IReadOnlyList<BundleFile> files)
    {
        var same = zip.CommonPrefixLength(expected);
        if (same == zip.Length && same == expected.Length)
            return null;
        var end = 0;
        foreach (var file in files)
        {
            end += LocalLength + Encoding.UTF8.GetByteCount(file.Path) + file.Bytes.Length;
            if (same < end)
                return file.Path;
        }
        return "the zip's directory";
    }

    static void WriteShared(Span<byte> header, uint crc, uint size, int name)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(header[4..], 0);
        BinaryPrimitives.WriteUInt32LittleEndian(header[6..], NoTime);
        BinaryPrimitives.WriteUInt32LittleEndian(header[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[14..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(header[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)name);
        BinaryPrimitives.WriteUInt16LittleEndian(header[24..], 0);
    }
}
