using Servanda.Core;

namespace Servanda.Cli.Assessing;

/// <summary>Names of files for ids that anyone may have chosen.</summary>
static class FileNames
{
    const int MaxLength = 100;

    /// <summary>The id itself where it is plain letters, digits, dots and hyphens; otherwise that of it which is, and a
    /// piece of its digest, so that two ids never share a file.</summary>
    public static string For(string id)
    {
        var plain = new string([.. id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_').Take(MaxLength)])
            .Trim('.');
        return plain == id ? id : $"{plain}-{Digest.Of(System.Text.Encoding.UTF8.GetBytes(id)).ToString()[..12]}";
    }
}
