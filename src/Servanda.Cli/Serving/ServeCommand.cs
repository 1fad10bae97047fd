using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Cli.Serving.Letters;
using Servanda.Cli.Serving.Measuring;
using Servanda.Storage;

namespace Servanda.Cli.Serving;

/// <summary><c>servanda serve</c>: the portal, and the work behind it, in one process.</summary>
static class ServeCommand
{
    const string DefaultUrl = "http://localhost:8080", DefaultData = "servanda-data", DemoData = "servanda-demo-data";

    static readonly Option<string[]> Urls = new("--urls")
    {
        Description = $"Addresses to listen on; TLS is for the web server in front. Port 0 takes any that is free. Default: {DefaultUrl}",
        HelpName = "URL",
        AllowMultipleArgumentsPerToken = true,
    };

    static readonly Option<string?> DatabaseOption = new("--database")
    {
        Description = "sqlite:FILE or postgres://USER@HOST/NAME. Default: servanda.db in the data directory",
        HelpName = "ADDRESS",
    };

    static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = $"Where the log, its key and the database are kept. Default: {DefaultData}, with --demo {DemoData}",
        HelpName = "DIR",
    };

    static readonly Option<Uri?> PublicUrl = new("--public-url")
    {
        Description = "Where the world reaches the portal, such as https://accords.example.org; links in letters and feeds start with it",
        HelpName = "URL",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/")
                return uri;
            result.AddError($"'{text}' is not the address of a portal: write scheme and host, such as https://accords.example.org.");
            return null;
        },
    };

    static readonly Option<System.Net.IPNetwork[]> Proxies = new("--proxy")
    {
        Description = "Address or network of the web server in front, whose X-Forwarded-For is believed; nobody else's is",
        HelpName = "NETWORK",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result =>
        {
            List<System.Net.IPNetwork> networks = [];
            foreach (var token in result.Tokens)
            {
                if (System.Net.IPNetwork.TryParse(token.Value, out var network))
                    networks.Add(network);
                else if (System.Net.IPAddress.TryParse(token.Value, out var address))
                    networks.Add(new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8));
                else
                    result.AddError($"'{token.Value}' is neither an address nor a network: write 127.0.0.1 or 10.0.0.0/8.");
            }
            return [.. networks];
        },
    };

    static readonly Option<string?> LogOrigin = new("--log-origin")
    {
        Description = "Name of the transparency log when it is made; it never changes. Default: the host of --public-url, and /log; localhost/log where the system chooses the port",
        HelpName = "NAME",
    };

    static readonly Option<string?> Contact = new("--contact")
    {
        Description = "How people reach whoever runs the portal, shown on the pages about privacy and accessibility; an address or a "
            + "URL is also told to those who are looked at, in the User-Agent [default there: --public-url]",
        HelpName = "TEXT",
    };

    static readonly Option<bool> Demo = new("--demo")
    {
        Description = "Measure a laboratory of made-up organisations, for real, and show them beside the real registers",
    };

    public static Command Create()
    {
        var command = new Command("serve",
            "Serve the portal: the register of accords and signatories, what they were seen to do, and the desk behind it")
        {
            Urls, DatabaseOption, Data, PublicUrl, Proxies, LogOrigin, Contact, Demo,
        };
        SmtpOptions.AddTo(command);
        OutboundOptions.AddTo(command);
        MeasureOptions.AddTo(command);
        HelpWithExamples.Add(command,
            "servanda serve --demo",
            "servanda serve --data /var/lib/servanda --public-url https://accords.example.org",
            "servanda serve --public-url https://accords.example.org --smtp smtp://mail.example.org --mail-from accords@example.org",
            "servanda serve --measure proven --measure-every 1d --resolver 127.0.0.1",
            "servanda serve --database postgres://servanda@db.example.org/servanda --urls http://[::1]:9000");
        command.SetAction((parsed, _) => PortalHost.RunAsync(Read(parsed), Terminals.Error(parsed)));
        return command;
    }

    static ServeRequest Read(ParseResult parsed)
    {
        var isDemo = parsed.GetValue(Demo);
        return new ServeRequest
        {
            Urls = parsed.GetValue(Urls) is { Length: > 0 } urls ? urls : [DefaultUrl],
            Data = parsed.GetValue(Data) ?? new DirectoryInfo(isDemo ? DemoData : DefaultData),
            Database = parsed.GetValue(DatabaseOption) is { } text ? Address(text) : null,
            PublicUrl = parsed.GetValue(PublicUrl),
            Proxies = parsed.GetValue(Proxies) ?? [],
            LogOrigin = parsed.GetValue(LogOrigin),
            Contact = parsed.GetValue(Contact),
            IsDemo = isDemo,
            Smtp = SmtpOptions.Read(parsed, parsed.GetValue(PublicUrl)),
            Measure = MeasureOptions.Read(parsed),
            Network = OutboundOptions.Read(parsed, parsed.GetValue(PublicUrl), parsed.GetValue(Contact)),
        };
    }

    static DatabaseAddress Address(string text) =>
        DatabaseAddress.Read(text) is { Value: { } address }
            ? address
            : throw new WrongInputException([$"'{text}' is no database: write sqlite:FILE or postgres://USER@HOST/NAME."]);
}
