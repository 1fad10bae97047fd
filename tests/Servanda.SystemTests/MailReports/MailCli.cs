using System.Text.Json;
using Servanda.SystemTests.Servers;

namespace Servanda.SystemTests.MailReports;

/// <summary><c>servanda mail</c> on one database, as an operator types it.</summary>
sealed class MailCli(string database)
{
    public async Task<Ended> RunAsync(int code, params string[] arguments)
    {
        var run = await CommandLine.RunAsync([("SERVANDA_DATABASE", database)], ["mail", .. arguments]);
        Assert.True(run.Code == code, $"mail {string.Join(' ', arguments)} said {run.Code}: {run.Output}{run.Error}");
        return run;
    }

    /// <summary>Messages of March 2026 in the name of example.org.</summary>
    public async Task<long> MessagesAsync()
    {
        var run = await RunAsync(0, "summary", "example.org", "--from", "2026-03-01", "--to", "2026-03-31", "--format", "json");
        return JsonDocument.Parse(run.Output).RootElement.GetProperty("messages").GetInt64();
    }
}
