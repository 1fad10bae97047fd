using System.Net.Sockets;
using Npgsql;
using Servanda.Cli.Serving;
using Servanda.Storage;
using Spectre.Console;

namespace Servanda.Tests.Serving;

public sealed class DatabaseStartTests
{
    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    static StorageException Refused { get; } =
        new("postgres://db/x: nobody", new NpgsqlException("nobody", new SocketException((int)SocketError.ConnectionRefused)));

    [Fact]
    public async Task A_database_that_starts_is_waited_for_and_that_is_said_once()
    {
        Queue<StorageException> faults = new([Refused, Refused, new("starting", Postgres(PostgresErrorCodes.CannotConnectNow))]);
        using var said = new StringWriter();
        await using var opened = await new DatabaseStart(
            () => faults.TryDequeue(out var fault)
                ? Task.FromException<Database>(fault)
                : Database.OpenAsync(DatabaseAddress.InMemory(nameof(DatabaseStartTests)), TimeProvider.System, Cancel),
            Console(said), new HurryingClock()).OpenAsync(Cancel);
        Assert.Equal("postgres://db/x: nobody; waiting for it, 30 seconds at the most", said.ToString().Trim());
    }

    [Fact]
    public async Task One_that_does_not_start_is_given_up_with_what_to_do()
    {
        var tries = 0;
        using var said = new StringWriter();
        var fault = await Assert.ThrowsAsync<StorageException>(() => new DatabaseStart(
            () => tries++ < 1000 ? Task.FromException<Database>(Refused) : throw new InvalidOperationException("never ends"),
            Console(said), new HurryingClock()).OpenAsync(Cancel));
        Assert.StartsWith("postgres://db/x: nobody. It did not start within 30 seconds: start it", fault.Message, StringComparison.Ordinal);
        Assert.InRange(tries, 2, 100);
    }

    [Fact]
    public async Task A_fault_that_waiting_does_not_mend_is_told_at_once()
    {
        var fault = new StorageException("wrong password", Postgres(PostgresErrorCodes.InvalidPassword));
        using var said = new StringWriter();
        Assert.Same(fault, await Assert.ThrowsAsync<StorageException>(() => new DatabaseStart(
            () => Task.FromException<Database>(fault), Console(said), new HurryingClock()).OpenAsync(Cancel)));
        Assert.Empty(said.ToString());
    }

    static PostgresException Postgres(string state) => new("words", "FATAL", "FATAL", state);

    static IAnsiConsole Console(StringWriter said)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(said), Ansi = AnsiSupport.No });
        console.Profile.Width = 200;
        return console;
    }
}
