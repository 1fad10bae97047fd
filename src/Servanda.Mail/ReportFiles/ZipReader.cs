using System.Buffers.Binary;
using System.IO.Compression;

namespace Servanda.Mail.ReportFiles;

/// <summary>One file in a zip.</summary>
/// <param name="Name">Its name, for people.</param>
/// <param name="Offset">Where its local header starts.</param>
/// <param name="Packed">Octets packed; negative when not known.</param>
/// <param name="Method">0 stored, 8 deflate.</param>
/// <param name="IsEncrypted">True when a password is needed.</param>
readonly record struct ZipFile(string Name, long Offset, long Packed, int Method, bool IsEncrypted);

/// <summary>
/// Reads zip files (PKWARE APPNOTE 6.3 §4.3), also those cut off: then the files are found one after another from the front.
/// No archive of 64 bits: a report of that size is none.
/// </summary>
sealed class ZipReader(Stream zip, ProblemTally problems)
{
    const int EndOctets = 22, EntryOctets = 46, LocalOctets = 30, MaxComment = 65_535;
    const uint EntryMark = 0x0201_4B50, LocalMark = 0x0403_4B50;
    const int EncryptedFlag = 1, SizeLaterFlag = 8;

    /// <summary>The files in the order of the archive's directory, without folders and without what systems add.</summary>
    public IReadOnlyList<ZipFile> Files()
    {
        var files = Directory() ?? FromTheFront();
        return [.. files.Where(file => !file.Name.EndsWith('/') && !file.Name.StartsWith("__MACOSX/", StringComparison.Ordinal))];
    }

    /// <summary>The content of a file, unpacked; null when it is packed in a way that is not read.</summary>
    public Stream? Open(ZipFile file)
    {
        if (file.IsEncrypted || file.Method is not (0 or 8) || Header(file.Offset, LocalOctets) is not { } local)
            return null;
        var start = file.Offset + LocalOctets + U16(local, 26) + U16(local, 28);
        var packed = new SliceStream(zip, start, file.Packed >= 0 ? file.Packed : Math.Max(0, zip.Length - start));
        return file.Method == 0 ? packed : new DeflateStream(packed, CompressionMode.Decompress);
    }

    List<ZipFile>? Directory()
    {
        var tailLength = (int)Math.Min(zip.Length, EndOctets + MaxComment);
        var tail = Header(zip.Length - tailLength, tailLength) ?? [];
        var end = tail.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndOctets)
            return null;
        var (count, at) = ((int)U16(tail, end + 10), (long)U32(tail, end + 16));
        var files = new List<ZipFile>();
        for (var i = 0; i < count; i++)
        {
            if (i == ReportFileLimits.MaxZipFiles)
            {
                problems.Add(ReportFileProblems.ZipFiles, 0);
                break;
            }
            if (Header(at, EntryOctets) is not { } entry || U32(entry, 0) != EntryMark)
            {
                problems.Add(ReportFileProblems.ZipDirectory, 0);
                return files.Count > 0 ? files : null;
            }
            var nameLength = U16(entry, 28);
            files.Add(new(Name(at + EntryOctets, nameLength), U32(entry, 42), U32(entry, 20), U16(entry, 10),
                (U16(entry, 8) & EncryptedFlag) != 0));
            at += EntryOctets + nameLength + U16(entry, 30) + U16(entry, 32);
        }
        return files;
    }

    List<ZipFile> FromTheFront()
    {
        problems.Add(ReportFileProblems.ZipDirectory, 0);
        var files = new List<ZipFile>();
        for (var at = 0L; Header(at, LocalOctets) is { } local && U32(local, 0) == LocalMark && files.Count < ReportFileLimits.MaxZipFiles;)
        {
            var (flags, nameLength) = (U16(local, 6), U16(local, 26));
            var isSizeLater = (flags & SizeLaterFlag) != 0;
            var packed = isSizeLater ? -1 : (long)U32(local, 18);
            files.Add(new(Name(at + LocalOctets, nameLength), at, packed, U16(local, 8), (flags & EncryptedFlag) != 0));
            // Where the size stands behind the content, only unpacking would tell where the next file begins.
            if (isSizeLater)
                break;
            at += LocalOctets + nameLength + U16(local, 28) + packed;
        }
        return files;
    }

    string Name(long at, int length) => ReportText.Decode(Header(at, length) ?? [], out _);

    /// <summary>So many octets from here; null when they are not there.</summary>
    byte[]? Header(long at, int length)
    {
        if (at < 0 || at + length > zip.Length)
            return null;
        var octets = new byte[length];
        zip.Position = at;
        return zip.ReadAtLeast(octets, length, throwOnEndOfStream: false) == length ? octets : null;
    }

    static ushort U16(byte[] octets, int at) => BinaryPrimitives.ReadUInt16LittleEndian(octets.AsSpan(at));

    static uint U32(byte[] octets, int at) => BinaryPrimitives.ReadUInt32LittleEndian(octets.AsSpan(at));
}
