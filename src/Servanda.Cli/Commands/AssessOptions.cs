using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics.CodeAnalysis;
using Servanda.Cli.Assessing;
using Servanda.Core.Net;
using Servanda.Dns.Client;
using Servanda.Storage;

namespace Servanda.Cli.Commands;

/// <summary>The options of <c>servanda assess</c>, and how they become a request.</summary>
sealed class AssessOptions
{
    readonly Argument<string[]> _targets = new("TARGET")
    {
        Description = "A domain, the name of an organisation in a register, a YAML or CSV file of organisations, "
            + "or - for such a file on standard input",
        Arity = ArgumentArity.ZeroOrMore,
    };

    readonly Option<string[]> _accords = Repeated("--accord", "ID",
        "An accord to judge against [default: those the organisation signed, else cta and pc]");

    readonly Option<string?> _register = new("--register")
    {
        Description = "Assess every organisation of a register that has a known domain",
        HelpName = "ID",
    };

    readonly Option<string[]> _controls = Repeated("--control", "ID",
        "Judge only these controls; a group by its star: mail.*");

    readonly Option<string[]> _selectors = Repeated("--selector", "NAME",
        "A DKIM selector of the domains named on the command line");

    readonly Option<Upstream[]> _resolvers = new("--resolver")
    {
        Description = "A resolver: ADDR, ADDR:PORT, tls://ADDR, https://HOST/dns-query; several for a second look by "
            + "another path [default: the system's]",
        HelpName = "ADDR[:PORT]",
        CustomParser = result => ReadAll<Upstream>(result, Upstream.TryRead,
            "'{0}' is not a resolver: write 9.9.9.9, 127.0.0.1:5300, tls://9.9.9.9 or https://HOST/dns-query."),
        AllowMultipleArgumentsPerToken = false,
    };

    readonly Option<DirectoryInfo?> _out = new("--out")
    {
        Description = "Write index.html, scorecards.json and bundles/*.zip here",
        HelpName = "DIR",
    };

    readonly Option<string> _format = new Option<string>("--format")
    {
        Description = "What to print",
        DefaultValueFactory = _ => "text",
    }.OneOf("text", "json", "html");

    readonly Option<int> _concurrency = new("--concurrency")
    {
        Description = "Organisations assessed at once, 1 to 4096",
        HelpName = "N",
        DefaultValueFactory = _ => 32,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<int>() is < 1 or > 4096)
                    result.AddError("--concurrency takes a number from 1 to 4096.");
            },
        },
    };

    readonly Option<string> _failOn = new Option<string>("--fail-on")
    {
        Description = "Exit with 1 when a commitment is this or worse (best to worst: kept, partly-kept, not-shown, "
            + "not-kept)",
    }.OneOf("partly-kept", "not-shown", "not-kept");

    readonly Option<IpPrefix[]> _allowed = new("--allow-address")
    {
        Description = "Connect to addresses of this block although it is no public one",
        HelpName = "CIDR",
        CustomParser = result => ReadAll<IpPrefix>(result, IpPrefix.TryRead,
            "'{0}' is not an address block: write 127.0.0.0/8 or ::1/128."),
    };

    readonly Option<ConnectTo[]> _connectTo = new("--connect-to")
    {
        Description = "For tests: connect to TO whenever FROM is meant; both ADDR:PORT",
        HelpName = "FROM=TO",
        CustomParser = result => ReadAll<ConnectTo>(result, ConnectTo.TryRead,
            "'{0}' is not a pair of places: write 192.0.2.1:443=127.0.0.1:8443."),
    };

    readonly Option<bool> _keepGoing = new("--keep-going")
    {
        Description = "Assess what can be read of a file although other parts of it are wrong",
    };

    readonly Option<double> _retestAfter = new("--retest-after")
    {
        Description = "Seconds between a failing look and the second one, 0 to 600",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 2,
        Validators =
        {
            result =>
            {
                if (result.GetValueOrDefault<double>() is not (>= 0 and <= 600))
                    result.AddError("--retest-after takes seconds from 0 to 600.");
            },
        },
    };

    readonly Option<FileInfo?> _key = new("--key")
    {
        Description = "The key that signs bundles; made when it is not there "
            + "[default: SERVANDA_KEY, else a file of your own configuration]",
        HelpName = "FILE",
    };

    readonly Option<string> _vantage = new("--vantage")
    {
        Description = "Where you look from, in your words; stands in every report",
        HelpName = "TEXT",
        DefaultValueFactory = _ => "",
    };

    readonly Option<string> _contact = new("--contact")
    {
        Description = "Whom the assessed can write to; sent as part of the User-Agent",
        HelpName = "URL",
        DefaultValueFactory = _ => "",
    };

    readonly Option<string?> _helo = new("--ehlo")
    {
        Description = "The name to greet mail hosts with [default: this machine's]",
        HelpName = "NAME",
    };

    readonly Option<DatabaseAddress?> _reports = Mail.StoreOptions.Address("--reports",
        "A store of DMARC reports (servanda mail ingest): shows for mail.dmarc what receivers saw in the last 30 days");

    readonly Option<Uri?> _submit = new("--submit")
    {
        Description = "Send the bundles to a portal, which checks and judges them again",
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text.EndsWith('/') ? text : text + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https")
                return uri;
            result.AddError($"'{text}' is not the address of a portal: write https://accords.example.org.");
            return null;
        },
    };

    readonly Option<FileInfo?> _submitKey = new("--submit-key")
    {
        Description = "A file with the key for --submit, as `servanda measure key add` printed it",
        HelpName = "FILE",
    };

    readonly Option<FileInfo?> _anchor = new("--anchor")
    {
        Description = "DS or DNSKEY records to validate DNS answers from [default: the root keys that IANA publishes]",
        HelpName = "FILE",
    };

    readonly Option<bool> _noValidate = new("--no-validate")
    {
        Description = "Take the resolver's word for what is signed (AD) and keep no chains: nothing is proven then",
    };

    public void AddTo(Command command)
    {
        command.Add(_targets);
        foreach (Option option in (Option[])
            [
                _accords, _register, _controls, _selectors, _resolvers, _out, _format, _concurrency, _failOn, _allowed,
                _connectTo, _keepGoing, _retestAfter, _key, _vantage, _contact, _helo, _reports,
                _anchor, _noValidate, _submit, _submitKey,
            ])
            command.Add(option);
    }

    public AssessRequest Read(ParseResult parsed) => new()
    {
        Targets = parsed.GetValue(_targets) ?? [],
        Accords = parsed.GetValue(_accords) ?? [],
        Register = parsed.GetValue(_register),
        Controls = parsed.GetValue(_controls) ?? [],
        Selectors = parsed.GetValue(_selectors) ?? [],
        KeepGoing = parsed.GetValue(_keepGoing),
        Output = new OutputRequest
        {
            Directory = parsed.GetValue(_out),
            Format = parsed.GetValue(_format) ?? "text",
            Language = parsed.GetValue(SharedOptions.Language),
            Key = parsed.GetValue(_key),
        },
        Reports = parsed.GetValue(_reports),
        Submit = parsed.GetValue(_submit),
        SubmitKey = parsed.GetValue(_submitKey),
        FailOn = parsed.GetValue(_failOn),
        Concurrency = parsed.GetValue(_concurrency),
        RetestAfter = TimeSpan.FromSeconds(parsed.GetValue(_retestAfter)),
        Network = new NetworkRequest
        {
            Anchors = parsed.GetValue(_noValidate) ? null : DnsAnchors.Load(parsed.GetValue(_anchor)),
            AnchorFile = parsed.GetValue(_noValidate) ? null : parsed.GetValue(_anchor)?.ToString(),
            Resolvers = parsed.GetValue(_resolvers) ?? [],
            Allowed = parsed.GetValue(_allowed) ?? [],
            ConnectTo = parsed.GetValue(_connectTo) ?? [],
            Contact = parsed.GetValue(_contact) ?? "",
            Ehlo = parsed.GetValue(_helo) ?? System.Net.Dns.GetHostName(),
            Vantage = parsed.GetValue(_vantage) ?? "",
        },
    };

    static Option<string[]> Repeated(string name, string value, string description) =>
        new(name) { Description = description, HelpName = value, AllowMultipleArgumentsPerToken = false };

    internal delegate bool Reader<T>(string? text, [MaybeNullWhen(false)] out T value);

    internal static T[] ReadAll<T>(ArgumentResult result, Reader<T> read, string wrong)
    {
        List<T> values = [];
        foreach (var token in result.Tokens)
        {
            if (read(token.Value, out var value))
                values.Add(value);
            else
                result.AddError(string.Format(System.Globalization.CultureInfo.InvariantCulture, wrong, token.Value));
        }
        return [.. values];
    }
}
