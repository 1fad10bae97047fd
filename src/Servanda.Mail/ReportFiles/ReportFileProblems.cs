using Servanda.Core;

namespace Servanda.Mail.ReportFiles;

/// <summary>Why something that was given holds no report, or only a part of one. Offsets are octets of the content
/// unpacked so far.</summary>
public static class ReportFileProblems
{
    /// <summary>Nothing in it.</summary>
    public static readonly ProblemKind Empty = new("report.empty", "RFC 9990 §3.5.2");

    /// <summary>Neither XML nor JSON, no gzip or zip, no message.</summary>
    public static readonly ProblemKind Unknown = new("report.unknown", "RFC 9990 §3.5.2");

    /// <summary>A message without a report in it.</summary>
    public static readonly ProblemKind None = new("report.none", "RFC 9990 §3.5.2");

    /// <summary>A file that could not be opened or read.</summary>
    public static readonly ProblemKind Unreadable = new("report.unreadable", "reader limit, RFC 9990 §3.5.2");

    /// <summary>An archive inside an archive, which no reporter sends; not opened.</summary>
    public static readonly ProblemKind Nested = new("report.nested", "RFC 9990 §8.1");

    /// <summary>Messages inside messages deeper than is followed.</summary>
    public static readonly ProblemKind Depth = new("report.depth", "RFC 9990 §8.1");

    /// <summary>It unpacks to far more than a report would; read up to there.</summary>
    public static readonly ProblemKind Ratio = new("report.unpack.ratio", "RFC 9990 §8.1");

    /// <summary>It unpacks to more than is read; read up to there.</summary>
    public static readonly ProblemKind Size = new("report.unpack.size", "RFC 9990 §8.1");

    /// <summary>The archive breaks off or is damaged; what could be unpacked is read.</summary>
    public static readonly ProblemKind Damaged = new("report.unpack.damaged", "RFC 1952 §2.3.1");

    /// <summary>A zip without its directory of files: it was cut off. Its files are read as far as they are there.</summary>
    public static readonly ProblemKind ZipDirectory = new("report.zip.directory", "APPNOTE 6.3 §4.3.6");

    /// <summary>A file in a zip that is encrypted, or packed by a method other than deflate.</summary>
    public static readonly ProblemKind ZipMethod = new("report.zip.method", "APPNOTE 6.3 §4.4.5");

    /// <summary>More files in a zip than are opened.</summary>
    public static readonly ProblemKind ZipFiles = new("report.zip.files", "RFC 9990 §8.1");

    /// <summary>A zip without a file.</summary>
    public static readonly ProblemKind ZipEmpty = new("report.zip.empty", "APPNOTE 6.3 §4.3.6");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [Empty, Unknown, None, Unreadable, Nested, Depth, Ratio, Size, Damaged, ZipDirectory, ZipMethod, ZipFiles, ZipEmpty];
}
