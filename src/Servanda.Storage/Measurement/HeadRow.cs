namespace Servanda.Storage.Measurement;

/// <summary>An assessment as its table holds it.</summary>
sealed record HeadRow
{
    /// <summary>Of rows of assessment named a, joined with their method named m.</summary>
    public const string Select = """
        a.id AS Id, a.organisation AS Organisation, a.state AS State, a.held AS Held, a.method AS Method, m.edition AS Edition,
        a.source AS Source, a.tool AS Tool, a.vantage AS Vantage, a.started_at AS StartedAt, a.finished_at AS FinishedAt,
        a.publish_after AS PublishAfter, a.published_at AS PublishedAt, a.bundle AS Bundle, a.bundle_octets AS BundleOctets,
        a.manifest AS Manifest, a.files AS Files, a.findings AS Findings, a.outbox AS Outbox
        """;

    /// <summary>Where rows a and m come from.</summary>
    public const string From = "assessment a JOIN method m ON m.digest = a.method";

    /// <summary>The same rows of the latest public assessments only, with l for the organisation.</summary>
    public const string FromLatest =
        "latest_assessment l JOIN assessment a ON a.id = l.assessment JOIN method m ON m.digest = a.method";

    public string Id { get; init; } = "";

    public string Organisation { get; init; } = "";

    public string State { get; init; } = "";

    public string? Held { get; init; }

    public string Method { get; init; } = "";

    public string Edition { get; init; } = "";

    public string Source { get; init; } = "";

    public string Tool { get; init; } = "";

    public string Vantage { get; init; } = "";

    public long StartedAt { get; init; }

    public long FinishedAt { get; init; }

    public long PublishAfter { get; init; }

    public long? PublishedAt { get; init; }

    public string Bundle { get; init; } = "";

    public long BundleOctets { get; init; }

    public string Manifest { get; init; } = "";

    public long Files { get; init; }

    public long Findings { get; init; }

    public long? Outbox { get; init; }

    public AssessmentHead Head => new()
    {
        Id = Id,
        Organisation = Organisation,
        State = WordTables.States[State],
        Held = Held is null ? null : WordTables.Reasons[Held],
        Method = Columns.Digest(Method),
        Edition = Edition,
        Source = WordTables.Sources[Source],
        Tool = Tool,
        Vantage = Vantage,
        StartedAt = Columns.Time(StartedAt),
        FinishedAt = Columns.Time(FinishedAt),
        PublishAfter = Columns.Time(PublishAfter),
        PublishedAt = Columns.Time(PublishedAt),
        Bundle = Columns.Digest(Bundle),
        BundleOctets = BundleOctets,
        Findings = Findings,
        Outbox = Outbox,
    };
}
