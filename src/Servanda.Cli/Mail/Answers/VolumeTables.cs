using Servanda.Accords;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>The tables of volumes that answers are made of.</summary>
static class VolumeTables
{
    /// <summary>Above this many days a table goes by weeks, so that it can still be read.</summary>
    const int MostDays = 62;

    /// <summary>Above this many days it goes by months.</summary>
    const int MostDaysByWeek = 731;

    static readonly Column[] Counts =
    [
        new("messages", AnswerWords.Messages), new("aligned", AnswerWords.Aligned, 2), new("alignedPercent", Text.Same("%")),
        new("dkim", AnswerWords.ByDkim, 6), new("spf", AnswerWords.BySpf, 6), new("delivered", AnswerWords.Delivered, 1),
        new("quarantined", AnswerWords.Quarantined, 3), new("rejected", AnswerWords.Rejected, 3),
    ];

    /// <summary>Volume over time, days without any included.</summary>
    public static AnswerTable OverTime(MailScope scope, IReadOnlyList<DayVolume> days)
    {
        var (head, start) = Step(scope.Days);
        var byStart = days.GroupBy(day => start(day.Day)).ToDictionary(
            group => group.Key, group => group.Aggregate(Volume.None, (sum, day) => sum + day.Volume));
        List<Row> rows = [];
        foreach (var day in Enumerable.Range(0, scope.Days).Select(scope.From.AddDays).Select(start).Distinct())
            rows.Add(new Row([Cell.Of(day), .. Cells(byStart.GetValueOrDefault(day, Volume.None))], byStart.GetValueOrDefault(day, Volume.None)));
        return new AnswerTable
        {
            Id = "time",
            Title = new Text("Volume over time, by outcome", "Volume dans le temps, selon l’issue"),
            Columns = [new Column("from", head), .. Counts],
            Rows = rows,
            Drawing = Drawing.Columns,
        };
    }

    /// <summary>Sources, one more than asked for having been read to know whether there are more.</summary>
    public static AnswerTable Sources(string id, Text title, Text head, IReadOnlyList<SourceVolume> sources, int limit, Text? note = null) => new()
    {
        Id = id,
        Title = title,
        Columns =
        [
            new Column("source", head), .. Counts, new("firstSeen", AnswerWords.FirstSeen, 4),
            new("lastSeen", AnswerWords.LastSeen, 5), new("addresses", AnswerWords.Addresses, 7),
            new("reporters", AnswerWords.Reporters, 7),
        ],
        Rows =
        [
            .. sources.Take(limit).Select(one => new Row(
                [
                    Name(one.Source), .. Cells(one.Volume), Cell.Of(one.FirstSeen), Cell.Of(one.LastSeen),
                    Cell.Of(one.Addresses), Cell.Of(one.Reporters),
                ],
                one.Volume)),
        ],
        Drawing = Drawing.Bars,
        Note = note,
        IsCut = sources.Count > limit,
    };

    /// <summary>A name, or that reports do not say.</summary>
    public static Cell Name(string name) => name.Length > 0 ? Cell.Of(name) : Cell.Of("", AnswerWords.NotSaid);

    static Cell[] Cells(Volume volume) =>
    [
        Cell.Of(volume.Messages), Cell.Of(volume.Aligned), Cell.Share(volume.Aligned, volume.Messages),
        Cell.Of(volume.ByDkim), Cell.Of(volume.BySpf), Cell.Of(volume.UnalignedDelivered),
        Cell.Of(volume.UnalignedQuarantined), Cell.Of(volume.UnalignedRejected),
    ];

    static (Text Head, Func<DateOnly, DateOnly> Start) Step(int days) => days switch
    {
        <= MostDays => (AnswerWords.Day, day => day),
        <= MostDaysByWeek => (AnswerWords.Week, day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7))),
        _ => (AnswerWords.Month, day => new DateOnly(day.Year, day.Month, 1)),
    };
}
