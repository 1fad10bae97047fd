using System.Data.Common;
using System.Globalization;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;
using Servanda.Web.Log;

namespace Servanda.Web.Hosting;

/// <summary>
/// Names the state of everything public: the last change of the register, the last publication of a measure, the last word of
/// an organisation about itself or of its consent, and how far the log is, noted and published, as pages say what is proven. A
/// page that was kept belongs to one edition, so a change is seen within a second and nothing has to be thrown away.
/// </summary>
sealed class PublicEdition(PublicRegisterCache register, Database database, PortalLog log, TimeProvider clock)
{
    static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    readonly Publication _publication = new(database, clock);
    readonly OutboxReader _outbox = new(database);
    readonly PublicWords _said = new(database);
    long _publications, _words, _noted, _published, _lookedAt;
    bool _hasLooked;

    /// <summary>The edition, looked up once a second at the most.</summary>
    public async ValueTask<string> FindAsync(CancellationToken cancel)
    {
        var number = (await register.GetAsync(cancel)).Number;
        if (!_hasLooked || clock.GetElapsedTime(Interlocked.Read(ref _lookedAt)) >= Freshness)
            await LookAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture,
            $"{number}.{Interlocked.Read(ref _publications)}.{Interlocked.Read(ref _words)}.{Interlocked.Read(ref _noted)}.{Interlocked.Read(ref _published)}");
    }

    async Task LookAsync(CancellationToken cancel)
    {
        // Said first, so that of many readers one looks.
        Interlocked.Exchange(ref _lookedAt, clock.GetTimestamp());
        try
        {
            Interlocked.Exchange(ref _publications, await _publication.CountAsync(cancel));
            Interlocked.Exchange(ref _words, await _said.NumberAsync(cancel));
            Interlocked.Exchange(ref _noted, await _outbox.LastIndexAsync(cancel) ?? -1);
            Interlocked.Exchange(ref _published, await log.SizeAsync(cancel));
            _hasLooked = true;
        }
        catch (DbException) when (_hasLooked)
        {
            // While the database is away, what was published last is still public.
        }
        catch (IOException)
        {
            // The log's files cannot be read now; where they have to be, their page says so.
            _hasLooked = true;
        }
        catch (InvalidDataException)
        {
            _hasLooked = true;
        }
    }
}
