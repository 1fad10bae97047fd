using System.Data.Common;
using System.Globalization;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Web.Hosting;

/// <summary>
/// Names the state of everything public: the last change of the register and the last publication of a measure. A page that
/// was kept belongs to one edition, so a change is seen within a second and nothing has to be thrown away.
/// </summary>
sealed class PublicEdition(PublicRegisterCache register, Database database, TimeProvider clock)
{
    static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    readonly Publication _publication = new(database, clock);
    long _publications, _lookedAt;
    bool _hasLooked;

    /// <summary>The edition, looked up once a second at the most.</summary>
    public async ValueTask<string> FindAsync(CancellationToken cancel)
    {
        var number = (await register.GetAsync(cancel)).Number;
        if (!_hasLooked || clock.GetElapsedTime(Interlocked.Read(ref _lookedAt)) >= Freshness)
            await LookAsync(cancel);
        return string.Create(CultureInfo.InvariantCulture, $"{number}.{Interlocked.Read(ref _publications)}");
    }

    async Task LookAsync(CancellationToken cancel)
    {
        // Said first, so that of many readers one looks.
        Interlocked.Exchange(ref _lookedAt, clock.GetTimestamp());
        try
        {
            Interlocked.Exchange(ref _publications, await _publication.CountAsync(cancel));
            _hasLooked = true;
        }
        catch (DbException) when (_hasLooked)
        {
            // While the database is away, what was published last is still public.
        }
    }
}
