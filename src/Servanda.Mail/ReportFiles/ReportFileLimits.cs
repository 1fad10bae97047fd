namespace Servanda.Mail.ReportFiles;

/// <summary>How far what others send is unpacked.</summary>
public static class ReportFileLimits
{
    /// <summary>Octets that one archive unpacks to at the most, so that every offset in it is a number of 32 bits.</summary>
    public const long MaxUnpacked = int.MaxValue;

    /// <summary>How many times its size an archive may unpack to. Reports come to 20 to 100 times; bombs to 1,000 and
    /// more.</summary>
    public const int MaxRatio = 250;

    /// <summary>Octets that are unpacked before the ratio counts: short texts of one letter are no bombs.</summary>
    public const int FreeOfRatio = 16 * 1024 * 1024;

    /// <summary>Octets of a zip that comes from something that cannot be read twice: a mail, standard input.</summary>
    public const int MaxHeldZip = 32 * 1024 * 1024;

    /// <summary>Files opened in one zip.</summary>
    public const int MaxZipFiles = 1000;

    /// <summary>Messages inside each other that are followed.</summary>
    public const int MaxMessages = 4;
}
