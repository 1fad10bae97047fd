using Dapper;
using Servanda.Accords;
using Servanda.Core.Names;

namespace Servanda.Storage.Applications;

/// <summary>
/// Proofs of control: which are due to be looked at, and what was seen. Before publication every hour for two weeks, and when
/// the applicant asks; afterwards every month. A proof that was there is gone only after a second look a day later.
/// </summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class ProofStore(Database database, TimeProvider clock)
{
    /// <summary>Between looks while the proof is awaited.</summary>
    public static readonly TimeSpan AwaitEvery = TimeSpan.FromHours(1);

    /// <summary>How long it is awaited without being asked.</summary>
    public static readonly TimeSpan AwaitFor = TimeSpan.FromDays(14);

    /// <summary>Between looks at a proof that was there.</summary>
    public static readonly TimeSpan RecheckEvery = TimeSpan.FromDays(30);

    /// <summary>Until a proof that was not found is looked for again, and after a look that said nothing.</summary>
    public static readonly TimeSpan SecondLookAfter = TimeSpan.FromDays(1);

    /// <summary>Between two looks that an applicant asks for.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(30);

    /// <summary>Looks in a row without the proof until it counts as gone.</summary>
    public const int MissesUntilGone = 2;

    const string Columns = """
        d.application AS Application, d.domain AS Domain, d.token AS Token, d.way AS Way, d.proven_at AS ProvenAt,
        d.checked_at AS CheckedAt, d.misses AS Misses, d.gone_at AS GoneAt, d.answer_en AS AnswerEn, d.answer_fr AS AnswerFr,
        d.next_check_at AS NextCheckAt
        """;

    readonly DeskJournal _journal = new(database, clock);

    long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The domains of an application, in the order given.</summary>
    public Task<IReadOnlyList<ApplicationDomain>> OfAsync(string applicationId, CancellationToken cancel) =>
        ReadAsync("WHERE d.application = @applicationId ORDER BY d.position", new { applicationId }, cancel);

    /// <summary>Domains of published applications whose proof is gone, the last first.</summary>
    public Task<IReadOnlyList<ApplicationDomain>> GoneAsync(int most, CancellationToken cancel) =>
        ReadAsync("WHERE d.gone_at IS NOT NULL ORDER BY d.gone_at DESC LIMIT @most", new { most }, cancel);

    /// <summary>Asks for a look at a domain now. False when one was made, or asked for, a moment ago.</summary>
    public async Task<bool> AskAsync(string applicationId, DomainName domain, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        return await connection.ExecuteAsync(new CommandDefinition("""
            UPDATE application_domain SET next_check_at = @Now
            WHERE application = @applicationId AND domain = @Domain AND (checked_at IS NULL OR checked_at <= @Before)
                AND (next_check_at IS NULL OR next_check_at > @Now) AND EXISTS (SELECT 1 FROM application a
                    WHERE a.id = application AND a.state IN ('confirmed', 'in-review', 'returned', 'approved', 'published'))
            """,
            new { applicationId, Domain = domain.ToString(), Now, Before = (clock.GetUtcNow() - AskEvery).ToUnixTimeSeconds() },
            cancellationToken: cancel)) == 1;
    }

    /// <summary>Takes a look that is due, so that nobody else does for as long; null when there is none.</summary>
    public async Task<ApplicationDomain?> TakeAsync(TimeSpan lease, CancellationToken cancel)
    {
        // Nearly always there is none, and nobody should wait as a writer to hear that.
        await using (var connection = await database.ConnectAsync(cancel))
        {
            if (await connection.ExecuteScalarAsync<long>(new CommandDefinition(
                "SELECT COUNT(*) FROM application_domain WHERE next_check_at <= @Now AND taken_until <= @Now",
                new { Now }, cancellationToken: cancel)) == 0)
                return null;
        }
        await using var change = await database.BeginAsync(cancel);
        var skip = change.Kind == DatabaseKind.PostgreSql ? "FOR UPDATE SKIP LOCKED" : "";
        var row = await change.FindAsync<Row>($"""
            SELECT {Columns} FROM application_domain d
            WHERE d.next_check_at <= @Now AND d.taken_until <= @Now ORDER BY d.next_check_at LIMIT 1 {skip}
            """, new { Now }, cancel);
        if (row is null)
            return null;
        await change.ExecuteAsync(
            "UPDATE application_domain SET taken_until = @Until WHERE application = @Application AND domain = @Domain",
            new { row.Application, row.Domain, Until = (clock.GetUtcNow() + lease).ToUnixTimeSeconds() }, cancel);
        await change.CommitAsync(cancel);
        return row.Read();
    }

    /// <summary>Writes down what a look gave, as part of a change.</summary>
    /// <returns>What became of the proof; null when nothing did.</returns>
    public async Task<DeskAct?> RecordAsync(
        StoreTransaction change, ApplicationDomain before, Application application, ProofLook look, CancellationToken cancel)
    {
        var (act, misses) = Became(before, look);
        await change.ExecuteAsync("""
            UPDATE application_domain SET checked_at = @Now, taken_until = 0, answer_en = @En, answer_fr = @Fr,
                way = COALESCE(@Way, way), misses = @Misses, next_check_at = @Next,
                proven_at = CASE WHEN @Way IS NULL THEN proven_at ELSE COALESCE(proven_at, @Now) END,
                gone_at = CASE WHEN @IsGone = 1 THEN @Now WHEN @Way IS NULL THEN gone_at ELSE NULL END
            WHERE application = @ApplicationId AND domain = @Domain
            """,
            new
            {
                before.ApplicationId,
                Domain = before.Domain.ToString(),
                look.Words.En,
                look.Words.Fr,
                Way = look.Way is { } way ? Word(way) : null,
                Misses = (long)misses,
                IsGone = act == DeskAct.ProofGone ? 1L : 0L,
                Next = Next(before, application, look, misses)?.ToUnixTimeSeconds(),
                Now,
            }, cancel);
        if (act is { } became)
            await _journal.AddAsync(change, DeskActors.Servanda, became, DeskSubject.Application(before.ApplicationId),
                before.Domain.ToString(), cancel);
        return act;
    }

    internal static async Task AddAsync(
        StoreTransaction change, string applicationId, IReadOnlyList<DomainName> domains, CancellationToken cancel)
    {
        for (var i = 0; i < domains.Count; i++)
            await change.ExecuteAsync("""
                INSERT INTO application_domain (application, domain, position, token, misses, taken_until)
                VALUES (@applicationId, @Domain, @Position, @Token, 0, 0) ON CONFLICT (application, domain) DO NOTHING
                """,
                new { applicationId, Domain = domains[i].ToString(), Position = (long)i, Token = PrivateId.New() }, cancel);
    }

    /// <summary>From now on somebody looks.</summary>
    internal static Task BeginAsync(StoreTransaction change, string applicationId, long now, CancellationToken cancel) =>
        change.ExecuteAsync("UPDATE application_domain SET next_check_at = @Next WHERE application = @applicationId",
            new { applicationId, Next = now + (long)AwaitEvery.TotalSeconds }, cancel);

    /// <summary>Another list of domains: those that stay keep their tokens and proofs.</summary>
    internal static async Task ReviseAsync(
        StoreTransaction change, string applicationId, IReadOnlyList<DomainName> domains, long now, CancellationToken cancel)
    {
        var kept = domains.Select(domain => domain.ToString()).ToHashSet(StringComparer.Ordinal);
        foreach (var old in await change.QueryAsync<string>(
            "SELECT domain FROM application_domain WHERE application = @applicationId", new { applicationId }, cancel))
        {
            if (!kept.Contains(old))
                await change.ExecuteAsync("DELETE FROM application_domain WHERE application = @applicationId AND domain = @old",
                    new { applicationId, old }, cancel);
        }
        await AddAsync(change, applicationId, domains, cancel);
        await change.ExecuteAsync(
            "UPDATE application_domain SET next_check_at = @Next WHERE application = @applicationId AND proven_at IS NULL",
            new { applicationId, Next = now + (long)AwaitEvery.TotalSeconds }, cancel);
    }

    /// <summary>What became of the proof. A place that could not be looked at changes nothing.</summary>
    static (DeskAct? Act, int Misses) Became(ApplicationDomain before, ProofLook look)
    {
        if (look.Way is not null)
            return (before.ProvenAt is null ? DeskAct.Proven : before.GoneAt is not null ? DeskAct.ProofBack : null, 0);
        if (look.IsSilent || before.ProvenAt is null)
            return (null, before.Misses);
        var misses = before.Misses + 1;
        return (misses >= MissesUntilGone && before.GoneAt is null ? DeskAct.ProofGone : null, misses);
    }

    DateTimeOffset? Next(ApplicationDomain before, Application application, ProofLook look, int misses)
    {
        var now = clock.GetUtcNow();
        if (application.State is ApplicationState.Refused or ApplicationState.TakenBack or ApplicationState.Unconfirmed)
            return null;
        if (look.Way is not null)
            return now + RecheckEvery;
        if (before.ProvenAt is not null)
            return now + (look.IsSilent || misses < MissesUntilGone ? SecondLookAfter : RecheckEvery);
        return now - application.ChangedAt < AwaitFor ? now + AwaitEvery : null;
    }

    async Task<IReadOnlyList<ApplicationDomain>> ReadAsync(string where, object values, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<Row>(new CommandDefinition(
            $"SELECT {Columns} FROM application_domain d {where}", values, cancellationToken: cancel));
        return [.. rows.Select(row => row.Read())];
    }

    static string Word(ProofWay way) => way switch { ProofWay.Dns => "dns", ProofWay.File => "file" };

    sealed record Row
    {
        public string Application { get; init; } = "";

        public string Domain { get; init; } = "";

        public string Token { get; init; } = "";

        public string? Way { get; init; }

        public long? ProvenAt { get; init; }

        public long? CheckedAt { get; init; }

        public long Misses { get; init; }

        public long? GoneAt { get; init; }

        public string? AnswerEn { get; init; }

        public string? AnswerFr { get; init; }

        public long? NextCheckAt { get; init; }

        public ApplicationDomain Read() => new()
        {
            ApplicationId = Application,
            Domain = DomainName.Parse(Domain),
            Token = Token,
            Way = Way is null ? null : Way == "dns" ? ProofWay.Dns : ProofWay.File,
            ProvenAt = Time(ProvenAt),
            CheckedAt = Time(CheckedAt),
            Misses = (int)Misses,
            GoneAt = Time(GoneAt),
            Answer = AnswerEn is not null && AnswerFr is not null ? new Text(AnswerEn, AnswerFr) : null,
            NextCheckAt = Time(NextCheckAt),
        };

        static DateTimeOffset? Time(long? seconds) => seconds is { } at ? DateTimeOffset.FromUnixTimeSeconds(at) : null;
    }
}
