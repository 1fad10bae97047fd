using System.Net;
using Servanda.Storage;

namespace Servanda.SystemTests.Portal;

/// <summary>People who read the portal and apply to it all the time, whatever happens to it; and what has to be true
/// afterwards.</summary>
sealed class FaultLoad(Uri portal) : IAsyncDisposable
{
    const int Applicants = 3;

    static readonly TimeSpan Limit = TimeSpan.FromMinutes(2), Again = TimeSpan.FromMilliseconds(100);

    readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    Task _work = Task.CompletedTask;
    volatile bool _isOver;
    int _next, _acknowledged, _formsRefused, _pagesRefused, _pages;

    /// <summary>Forms that the portal said it has.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Forms it said it could not take.</summary>
    public int FormsRefused => Volatile.Read(ref _formsRefused);

    /// <summary>Pages it gave.</summary>
    public int Pages => Volatile.Read(ref _pages);

    /// <summary>Pages it said it could not give.</summary>
    public int PagesRefused => Volatile.Read(ref _pagesRefused);

    public void Start() => _work = Task.WhenAll(
        [.. Enumerable.Range(0, Applicants).Select(_ => ApplyAsync()), ReadAsync("en", "The database does not answer"), ReadAsync("fr", "La base de données ne répond pas")]);

    /// <summary>Waits until something is true; a fault of the load itself ends the test.</summary>
    public async Task UntilAsync(Func<bool> isSo, string what, ServedPortal? portal = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (_work.IsFaulted)
                await _work;
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Limit, $"not yet: {what} ({this})\n{portal?.Process.Log}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Ends once every form that was filled in is acknowledged.</summary>
    public async Task EndAsync()
    {
        _isOver = true;
        await _work.WaitAsync(Limit, TestContext.Current.CancellationToken);
        TestContext.Current.TestOutputHelper?.WriteLine(ToString());
    }

    /// <summary>Every form acknowledged is one application with one domain, one entry of the journal and one letter.</summary>
    public async Task HoldsAsync(Database database)
    {
        foreach (var (what, sql) in new (string, string)[]
        {
            ("applications", "SELECT COUNT(*) FROM application"),
            ("names", "SELECT COUNT(DISTINCT name) FROM application"),
            ("domains", "SELECT COUNT(*) FROM application_domain"),
            ("applications with a letter", "SELECT COUNT(DISTINCT recipient) FROM letter"),
            ("letters", "SELECT COUNT(*) FROM letter"),
        })
            Assert.Equal((what, Acknowledged), (what, (int)await database.FindAsync<long>(sql, null, TestContext.Current.CancellationToken)));
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Acknowledged} forms acknowledged, {FormsRefused} refused; {Pages} pages given, {PagesRefused} refused");

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        // What went wrong was told where it was waited for.
        await _work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
    }

    async Task ApplyAsync()
    {
        while (!_isOver)
        {
            using var applicant = new FaultyApplicant(portal, Interlocked.Increment(ref _next));
            while (await applicant.SendAsync(_end.Token) is var status && status != HttpStatusCode.Redirect)
            {
                if (status == HttpStatusCode.ServiceUnavailable)
                    Interlocked.Increment(ref _formsRefused);
                await Task.Delay(Again, _end.Token);
            }
            Interlocked.Increment(ref _acknowledged);
        }
    }

    async Task ReadAsync(string language, string words)
    {
        string[] paths = ["accords/pc", "organisations", "accords/cta", "controls", "compare?organisation=microsoft", "data", "organisations/microsoft"];
        using var client = FaultyApplicant.Client(portal, 40_000 + language[0]);
        for (var turn = 0; !_isOver; turn++)
        {
            try
            {
                // None is the same as one before: those that were kept are no test.
                var path = paths[turn % paths.Length];
                var query = FormattableString.Invariant($"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}x={turn}");
                using var answer = await client.GetAsync($"/{language}/{path}{query}", _end.Token);
                if (answer.StatusCode == HttpStatusCode.OK)
                    Interlocked.Increment(ref _pages);
                else
                {
                    await FaultyApplicant.IsClearAsync(answer, words, _end.Token);
                    Interlocked.Increment(ref _pagesRefused);
                }
            }
            catch (HttpRequestException)
            {
                // Nobody is there just now.
            }
            await Task.Delay(Again, _end.Token);
        }
    }
}
