using Servanda.Cli.Assessing;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Log;

/// <summary>A log open for writing, with the database, the key and the witnesses it needs.</summary>
sealed class OpenLog : IAsyncDisposable
{
    readonly Database? _owned;
    readonly TreeHeadStore _heads;
    readonly HttpClient _http = WitnessClient.OpenHttp();

    OpenLog(Database database, bool isOwned, NoteSigningKey key, LogDirectory directory, Action<string> tell)
    {
        (_owned, _heads, Key, Directory) = (isOwned ? database : null, new TreeHeadStore(database), key, directory);
        Policy = directory.Policy();
        Settings = new LogSettings
        {
            Files = new DirectoryFiles(directory.TreePath),
            Heads = _heads,
            Keys = [key],
            FormerKeys = directory.FormerKeys(),
            Policy = Policy,
            Witnesses = Policy is null ? null
                : new WitnessClient(_http, WitnessPeer.In(Policy), WitnessLimits.Default, TimeProvider.System),
            Tell = tell,
        };
    }

    public LogDirectory Directory { get; }

    public NoteSigningKey Key { get; }

    public LogPolicy? Policy { get; }

    public LogSettings Settings { get; }

    /// <summary>Opens the database, and makes it when it is not there; the key is disposed with the log.</summary>
    /// <exception cref="WrongInputException">The policy or a former key does not read.</exception>
    public static async Task<OpenLog> OpenAsync(
        LogDirectory directory, NoteSigningKey key, DatabaseAddress? address, Action<string> tell, CancellationToken cancel)
    {
        var database = await Database.OpenAsync(address ?? directory.Database, TimeProvider.System, cancel);
        return new OpenLog(database, isOwned: true, key, directory, tell);
    }

    /// <summary>Over a database that others use too, and that stays open; the key is disposed with the log.</summary>
    /// <exception cref="WrongInputException">The policy or a former key does not read.</exception>
    public static OpenLog Over(Database database, LogDirectory directory, NoteSigningKey key, Action<string> tell) =>
        new(database, isOwned: false, key, directory, tell);

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _heads.DisposeAsync();
        if (_owned is not null)
            await _owned.DisposeAsync();
        Key.Dispose();
    }
}
