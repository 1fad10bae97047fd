using System.CommandLine;

namespace Servanda.Cli.Mail;

/// <summary><c>servanda mail</c>: messages, and the reports that show DMARC at work.</summary>
static class MailCommand
{
    public static Command Create() => new("mail", "Check messages and senders, and read the reports that receivers send about mail in your name")
    {
        CheckCommand.Create(),
        SpfCommand.Create(),
        IngestCommand.Create(),
        WatchCommand.Create(),
        SummaryCommand.Create(),
        SourcesCommand.Create(),
        WhatIfCommand.Create(),
        NewSourcesCommand.Create(),
        ExportCommand.Create(),
        PruneCommand.Create(),
    };
}
