using Servanda.Cli.Assessing;
using Servanda.Dns.Dnssec;

namespace Servanda.Cli.Commands;

/// <summary>The trust anchors a command is to use: IANA's, or those of a file.</summary>
static class DnsAnchors
{
    const int MaxOctets = 1024 * 1024;

    /// <exception cref="WrongInputException">The file holds no anchor, or something that is none.</exception>
    public static TrustAnchors Load(FileInfo? file)
    {
        if (file is null)
            return TrustAnchors.Root;
        if (!file.Exists || file.Length > MaxOctets)
            throw new WrongInputException([$"{file.FullName} is no file with trust anchors."]);
        var read = TrustAnchors.Read(File.ReadAllBytes(file.FullName));
        if (read is { IsClean: true, Value: { } anchors })
            return anchors;
        throw new WrongInputException(
        [
            $"{file.FullName} must hold DS or DNSKEY records and nothing else, as in a zone file:",
            .. read.Problems.Select(problem => $"  {problem.Code} at octet {problem.Offset} ({problem.Clause}) {problem.Detail}".TrimEnd()),
        ]);
    }
}
