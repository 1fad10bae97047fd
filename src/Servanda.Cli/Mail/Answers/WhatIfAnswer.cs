using Servanda.Accords;
using Servanda.Mail.Dmarc;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>What another policy would have done.</summary>
static class WhatIfAnswer
{
    static readonly Text Lost = new("Would be lost", "Seraient perdus");
    static readonly Text LostShare = new("Of all", "Du total");
    static readonly Text Shows = new("What reports show", "Ce que montrent les rapports");
    static readonly Text ToDo = new("What to do", "Que faire");
    static readonly Text Source = new("Source", "Source");

    static readonly Text AtMost = new(
        "This is the most that would be lost: receivers may spare forwarded mail under a stricter policy too.",
        "C’est le plus qui serait perdu : les récepteurs peuvent épargner les transferts même sous une politique plus stricte.");

    static readonly Text Order = new(
        "Sources that authenticate in some other name come first, since they may be services of yours; then the largest.",
        "D’abord les sources authentifiées sous un autre nom, qui peuvent être vos prestataires ; puis les plus grandes.");

    public static async Task<Answer> ReadAsync(
        Database database, MailScope scope, DmarcPolicy policy, int limit, CancellationToken cancel)
    {
        var days = await new ReportQueries(database).ByDayAsync(scope, cancel);
        var whole = days.Aggregate(Volume.None, (sum, day) => sum + day.Volume);
        var domain = scope.Domain.ToString();
        var found = await WhatIf.ReadAsync(policy, domain, UnalignedChecks.ReadAsync(database, scope, cancel), cancel);
        return new Answer
        {
            Question = "whatif",
            Title = new Text($"If the policy were {Word(policy)}", $"Si la politique était {Word(policy)}"),
            Lead = AnswerWords.About(scope),
            Scope = scope,
            Facts =
            [
                new Fact("messages", AnswerWords.Messages, Cell.Of(whole.Messages)),
                new Fact("unaligned", AnswerWords.Unaligned, Cell.Of(whole.Unaligned), Cell.Share(whole.Unaligned, whole.Messages)),
                new Fact("lost", Lost, Cell.Of(found.Lost), Cell.Share(found.Lost, whole.Messages)),
                new Fact("lostAndMayBeYours", new Text("Of those, perhaps yours", "Dont peut-être à vous"),
                    Cell.Of(found.LostAndMayBeYours), Cell.Share(found.LostAndMayBeYours, whole.Messages)),
            ],
            Tables = [Table(found, domain, whole.Messages, limit)],
            Notes = [AtMost, AnswerWords.WhatAligned],
            IsEmpty = days.Count == 0,
        };
    }

    /// <summary>The table of sources, what to do first at the top.</summary>
    public static AnswerTable Table(WhatIf found, string domain, long messages, int limit) => new()
    {
        Id = "whatif",
        Title = new Text(
            $"What {Word(found.Policy)} would cost, and what to do first",
            $"Ce que coûterait {Word(found.Policy)}, et que faire d’abord"),
        Columns =
        [
            new Column("source", Source), new Column("unaligned", AnswerWords.Unaligned, 2), new Column("lost", Lost),
            new Column("lostPercent", LostShare, 1), new Column("cause", Shows, 1), new Column("toDo", ToDo, IsProse: true),
        ],
        Rows =
        [
            .. found.Sources.Take(limit).Select(one => new Row(
            [
                VolumeTables.Name(one.Network), Cell.Of(one.Unaligned), Cell.Of(one.Lost), Cell.Share(one.Lost, messages),
                Cell.Of(Causes.Id(one.Why.Cause), Causes.Word(one.Why)),
                Cell.Of(Causes.ToDo(one.Why, domain).En, Causes.ToDo(one.Why, domain)),
            ])),
        ],
        Note = Order,
        IsCut = found.Sources.Count > limit,
    };

    static string Word(DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.None => "none",
        DmarcPolicy.Quarantine => "quarantine",
        DmarcPolicy.Reject => "reject",
    };
}
