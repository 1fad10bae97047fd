using System.CommandLine;
using Servanda.Cli.Assessing;
using Servanda.Storage.Letters;

namespace Servanda.Cli.Serving.Letters;

/// <summary>The options of <c>servanda serve</c> for mail.</summary>
static class SmtpOptions
{
    const string PasswordVariable = "SERVANDA_SMTP_PASSWORD";

    static readonly Option<SmtpServer?> Server = new("--smtp")
    {
        Description = "The mail server letters leave by: smtp://HOST, smtp://USER@HOST:587, smtps://USER@HOST. STARTTLS is used "
            + "where it is offered, and always with a user. Without it letters wait",
        HelpName = "URL",
        CustomParser = result =>
        {
            if (SmtpServer.TryRead(result.Tokens[0].Value, out var server))
                return server;
            result.AddError($"'{result.Tokens[0].Value}' is no mail server: write smtp://HOST:PORT or smtps://USER@HOST, without a password.");
            return null;
        },
    };

    static readonly Option<FileInfo?> Password = new("--smtp-password-file")
    {
        Description = $"A file with the password of the mail server, on one line [default: {PasswordVariable} of the environment]",
        HelpName = "FILE",
    };

    static readonly Option<string?> From = new("--mail-from")
    {
        Description = "The address letters come from, which should take answers [default: servanda@ the host of --public-url]",
        HelpName = "ADDRESS",
    };

    public static void AddTo(Command command)
    {
        command.Add(Server);
        command.Add(Password);
        command.Add(From);
    }

    /// <summary>What was asked; null where no letter is to leave.</summary>
    /// <exception cref="WrongInputException">There is no address to write from, or no password.</exception>
    public static SmtpSettings? Read(ParseResult parsed, Uri? publicUrl)
    {
        if (parsed.GetValue(Server) is not { } server)
            return null;
        var from = parsed.GetValue(From) ?? $"servanda@{publicUrl?.IdnHost}";
        if (!MailAddress.TryRead(from, out var address))
            throw new WrongInputException([$"'{from}' is no address to write from: give one with --mail-from."]);
        var password = server.User is null ? null : ReadPassword(parsed.GetValue(Password));
        return new SmtpSettings(server, password, address);
    }

    static string ReadPassword(FileInfo? file)
    {
        if (file is null)
            return Environment.GetEnvironmentVariable(PasswordVariable) is { Length: > 0 } password
                ? password
                : throw new WrongInputException([$"The mail server wants a password: {PasswordVariable}, or --smtp-password-file."]);
        return file.Exists && File.ReadLines(file.FullName).FirstOrDefault() is { Length: > 0 } line
            ? line.TrimEnd('\r')
            : throw new WrongInputException([$"There is no password in {file}."]);
    }
}
