using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Dns.Client;
using Servanda.Mail.Spf;

namespace Servanda.Cli.Mail;

/// <summary>What a check of mail is told about the delivery, where it asks, and when it thinks it is.</summary>
sealed class DeliveryOptions
{
    readonly Option<IPAddress?> _client = new("--ip")
    {
        Description = "The address of the client that delivers",
        HelpName = "ADDRESS",
        CustomParser = ReadAddress,
    };

    readonly Option<string> _helo = new("--helo")
    {
        Description = "The name the client gave in HELO or EHLO",
        HelpName = "NAME",
        DefaultValueFactory = _ => "",
    };

    readonly Option<string> _mailFrom = new("--mail-from")
    {
        Description = "The reverse path (MAIL FROM); empty for a bounce",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => "",
    };

    readonly Option<FileInfo?> _dns = new("--dns")
    {
        Description = "Answer every question from this master file (RFC 1035 §5); nothing is asked of any server",
        HelpName = "FILE",
    };

    readonly Option<string[]> _resolvers = new("--resolver")
    {
        Description = "ADDR, ADDR:PORT, tls://ADDR or https://HOST/dns-query [default: the system's]",
        HelpName = "ADDR[:PORT]",
    };

    readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "Check as of this time: 2026-03-01T12:00:00Z, or seconds since 1970 [default: now]",
        HelpName = "TIME",
        CustomParser = ReadTime,
    };

    readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "What to print",
        DefaultValueFactory = _ => "text",
    }.OneOf("text", "json");

    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_client, _helo, _mailFrom, _dns, _resolvers, _at, _format])
            command.Add(option);
    }

    /// <summary>The delivery; null when no client is named.</summary>
    public SpfSender? Sender(ParseResult parsed)
    {
        var mailFrom = parsed.GetValue(_mailFrom)!;
        if (mailFrom is ['<', .., '>'])
            mailFrom = mailFrom[1..^1];
        return parsed.GetValue(_client) is { } client ? new(client, parsed.GetValue(_helo)!, mailFrom) : null;
    }

    /// <summary>True when the checks are to be printed for machines.</summary>
    public bool IsJson(ParseResult parsed) => parsed.GetValue(_format) == "json";

    /// <summary>The time that counts as now.</summary>
    public DateTimeOffset At(ParseResult parsed) => parsed.GetValue(_at) ?? TimeProvider.System.GetUtcNow();

    /// <summary>Where answers come from.</summary>
    /// <exception cref="WrongInputException">The file or a resolver is none.</exception>
    public MailLookup Lookup(ParseResult parsed)
    {
        if (parsed.GetValue(_dns) is { } file)
            return MailLookup.FromFile(file, parsed.InvocationConfiguration.Error.WriteLine);
        var given = parsed.GetValue(_resolvers) ?? [];
        return MailLookup.FromResolvers(given.Length == 0 ? Network.SystemUpstreams()
            : [.. given.Select(text => Upstream.TryRead(text, out var upstream)
                ? upstream
                : throw new WrongInputException([$"'{text}' is no resolver: write 9.9.9.9 or tls://9.9.9.9."]))]);
    }

    static IPAddress? ReadAddress(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (IPAddress.TryParse(text, out var address) && (text.Contains(':', StringComparison.Ordinal) || text.Count(c => c == '.') == 3))
            return address;
        result.AddError($"'{text}' is no address: write 192.0.2.1 or 2001:db8::1.");
        return null;
    }

    static DateTimeOffset? ReadTime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds < 1L << 37)
            return DateTimeOffset.FromUnixTimeSeconds(seconds);
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        result.AddError($"'{text}' is no time: write 2026-03-01T12:00:00Z, or seconds since 1970.");
        return null;
    }
}
