using System.CommandLine;
using System.Globalization;
using Servanda.Cli.Assessing;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Anchors;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda dns anchors</c>: keeps the root's trust anchors up to date as the root rolls its keys (RFC 5011).
/// </summary>
static class DnsAnchorsCommand
{
    static readonly Argument<FileInfo> Book = new("FILE") { Description = "Where the anchors are kept" };

    static readonly Option<bool> Begin = new("--create")
    {
        Description = "Begin the file, from IANA's root keys or those of --anchor; it must not be there yet",
    };

    static readonly Option<bool> Refresh = new("--refresh")
    {
        Description = "Look at the zone's keys and take what they say: daily is enough, oftener than hourly does nothing",
    };

    static readonly Option<FileInfo?> Anchor = new("--anchor")
    {
        Description = "With --create: DS or DNSKEY records of the root, as in a zone file [default: IANA's root keys]",
        HelpName = "FILE",
    };

    static readonly Option<string[]> Resolvers = new("--resolver")
    {
        Description = "ADDR, ADDR:PORT, tls://ADDR or https://HOST/dns-query [default: the system's]",
        HelpName = "ADDR[:PORT]",
    };

    public static Command Create()
    {
        var anchors = new Command("anchors", "Keep the root's trust anchors up to date (RFC 5011), and print them as a zone file")
        {
            Book, Begin, Refresh, Anchor, Resolvers,
        };
        HelpWithExamples.Add(anchors,
            "servanda dns anchors root.anchors --create",
            "servanda dns anchors root.anchors --refresh > root.key",
            "servanda dns query example.org --validate --anchor root.key");
        anchors.SetAction((parsed, cancel) => RunAsync(parsed, TimeProvider.System, cancel));
        return anchors;
    }

    static async Task<int> RunAsync(ParseResult parsed, TimeProvider clock, CancellationToken cancel)
    {
        var path = parsed.GetValue(Book)!.FullName;
        var book = parsed.GetValue(Begin) ? New(path, parsed.GetValue(Anchor), clock) : Read(path);
        var code = ExitCode.Done;
        if (parsed.GetValue(Refresh))
            (book, code) = await RefreshAsync(parsed, path, book, clock.GetUtcNow(), cancel);
        DnsAnchorsText.Write(parsed.InvocationConfiguration.Output, book);
        return code;
    }

    static async Task<(AnchorBook Book, int Code)> RefreshAsync(
        ParseResult parsed, string path, AnchorBook book, DateTimeOffset now, CancellationToken cancel)
    {
        var error = parsed.InvocationConfiguration.Error;
        if (book.SeenAt > now)
        {
            throw new WrongInputException([string.Create(CultureInfo.InvariantCulture,
                $"The clock says {now:u}, and the keys were last seen {book.SeenAt:u}. Set the clock right; nothing was changed.")]);
        }
        if (book.SeenAt + AnchorUpdate.LeastInterval > now)
        {
            await error.WriteLineAsync("The keys were seen less than an hour ago; they were not looked at again.");
            return (book, ExitCode.Done);
        }
        using var resolver = new DnsResolver(new ResolverOptions { Upstreams = DnsCommand.Upstreams(parsed.GetValue(Resolvers)) });
        var question = new DnsQuestion(book.Zone, DnsType.Dnskey);
        var how = new LookupOptions { DnssecOk = true, CheckingDisabled = true, BypassCache = true };
        var answered = await resolver.LookUpAsync(question, how, cancel) as DnsResult.Answered;
        var set = answered is null ? null : MessageSets.Read(answered.Raw.Span).Value?.Find(book.Zone, DnsType.Dnskey);
        var update = AnchorUpdate.Of(book, set is null ? null : SeenKeySet.Of(set, now), now);
        Write(path, update.Book);
        foreach (var change in update.Changes)
            await error.WriteLineAsync(DnsAnchorsText.Of(change.Before, change.After));
        if (update.Book.Trusted.All.Count == 0)
        {
            await error.WriteLineAsync(
                "No key is trusted any more. Get the present ones by a way you trust (https://data.iana.org/root-anchors/), "
                + "move the file away and begin a new one with --create --anchor.");
            return (update.Book, ExitCode.Below);
        }
        if (update.IsVouchedFor)
            return (update.Book, ExitCode.Done);
        await error.WriteLineAsync(answered is null
            ? "The keys could not be had; the anchors stay as they are."
            : "No trusted key signed what was answered; the anchors stay as they are.");
        return (update.Book, ExitCode.NotMeasured);
    }

    static AnchorBook New(string path, FileInfo? anchor, TimeProvider clock)
    {
        if (File.Exists(path))
            throw new WrongInputException([$"{path} is there already; move it away first, or leave --create out."]);
        var anchors = DnsAnchors.Load(anchor);
        if (!anchors.All.Any(one => one.Zone.IsRoot))
            throw new WrongInputException([$"{anchor?.FullName} holds no key of the root."]);
        var book = AnchorBook.Of(anchors, DomainName.Root, clock.GetUtcNow());
        Write(path, book);
        return book;
    }

    static AnchorBook Read(string path)
    {
        if (!File.Exists(path))
            throw new WrongInputException([$"{path} is not there; begin it with --create."]);
        try
        {
            var read = AnchorBookFile.Read(path);
            return read.Value ?? throw new WrongInputException(Words(path, read.Problems.Select(problem => problem.Code).ToList()));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException([$"{path} cannot be read: {e.Message}"]);
        }
    }

    static string[] Words(string path, List<string> codes) => codes.Contains(AnchorProblems.Mode.Code)
        ? [$"{path} can be read or written by others than its owner ({AnchorProblems.Mode.Code}): see that its anchors are right, then chmod 600."]
        :
        [
            $"{path} is not as it was written: {string.Join(", ", codes.Distinct())}.",
            "Put a copy back, or move it away and begin anew from IANA's keys with --create; keys taken up since then wait anew.",
        ];

    static void Write(string path, AnchorBook book)
    {
        try
        {
            AnchorBookFile.Write(path, book);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException([$"{path} cannot be written: {e.Message}"]);
        }
    }
}
