using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Who sends in the name of a domain, and who is new among them.</summary>
static class SourcesAnswer
{
    public static async Task<Answer> ReadAsync(
        Database database, MailScope scope, SourceKind kind, int limit, CancellationToken cancel)
    {
        var sources = await new ReportQueries(database).BySourceAsync(scope, kind, limit + 1, cancel);
        return new Answer
        {
            Question = "sources",
            Title = new Text("Who sends in this name", "Qui envoie sous ce nom"),
            Lead = AnswerWords.About(scope),
            Scope = scope,
            Tables = [VolumeTables.Sources("sources", Title(kind), Head(kind), sources, limit)],
            Notes = [AnswerWords.WhatAligned, AnswerWords.WhatFirstSeen],
            IsEmpty = sources.Count == 0,
        };
    }

    /// <summary>Networks never seen before a day.</summary>
    public static async Task<Answer> ReadNewAsync(
        Database database, MailScope scope, DateOnly since, int limit, CancellationToken cancel)
    {
        var queries = new ReportQueries(database);
        var sources = await queries.NewSourcesAsync(scope, since, limit + 1, cancel);
        var days = await queries.ByDayAsync(scope, cancel);
        return new Answer
        {
            Question = "new-sources",
            Title = new Text("New sources", "Sources nouvelles"),
            Lead = AnswerWords.About(scope),
            Scope = scope,
            Tables = [New(sources, since, limit)],
            Notes = [AnswerWords.WhatAligned, AnswerWords.WhatFirstSeen],
            IsEmpty = days.Count == 0,
        };
    }

    public static AnswerTable New(IReadOnlyList<SourceVolume> sources, DateOnly since, int limit)
    {
        var day = Reports.Phrases.Day(since);
        return VolumeTables.Sources("newSources",
            new Text($"Never seen before {day.En}", $"Jamais vues avant le {day.Fr}"), Head(SourceKind.Network), sources, limit);
    }

    public static Text Title(SourceKind kind) => kind switch
    {
        SourceKind.Network => new("Sources by network", "Sources par réseau"),
        SourceKind.Address => new("Sources by address", "Sources par adresse"),
        SourceKind.Reporter => new("Who reported", "Qui a rapporté"),
        SourceKind.Name => new("Names in the From field", "Noms dans le champ From"),
        SourceKind.Envelope => new("Return paths", "Adresses de retour"),
    };

    public static Text Head(SourceKind kind) => kind switch
    {
        SourceKind.Network => new("Network", "Réseau"),
        SourceKind.Address => new("Address", "Adresse"),
        SourceKind.Reporter => new("Reporter", "Rapporteur"),
        SourceKind.Name => new("Name", "Nom"),
        SourceKind.Envelope => new("Return path", "Adresse de retour"),
    };
}
