using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.Accords;

/// <summary>What an accord's page shows, as files: the signatories asked for, and the numbers beside each chart.</summary>
static class AccordFiles
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup($"/{{lang:{LanguagePath.Constraint}}}/accords/{{accord}}").AllowAnonymous()
            .CacheOutput(PublicCaching.Policy);
        files.MapGet("/signatories.csv", SignatoriesCsvAsync);
        files.MapGet("/signatories.json", SignatoriesJsonAsync);
        Map("growth", (figures, name) => Growth(figures, name));
        Map("countries", (figures, name) => Counts("country", figures.Countries, name));
        Map("categories", (figures, name) => Counts("category", figures.Categories, name));

        void Map(string what, Func<AccordFigures, string, FileContentHttpResult> write) => files.MapGet($"/{what}.csv",
            (string accord, Catalogue catalogue, PublicRegisterCache cache, FigureShelf shelf, CancellationToken cancel) =>
                FigureAsync(accord, catalogue, cache, shelf, figures => write(figures, $"{accord}-{what}.csv"), cancel));
    }

    /// <summary>The first page's numbers, of all accords together.</summary>
    public static void MapHome(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup($"/{{lang:{LanguagePath.Constraint}}}").AllowAnonymous().CacheOutput(PublicCaching.Policy);
        files.MapGet("/growth.csv", async (PublicRegisterCache cache, FigureShelf shelf, CancellationToken cancel) =>
            Growth(shelf.OfAll(await cache.GetAsync(cancel), Language.English), "growth.csv"));
        files.MapGet("/countries.csv", async (PublicRegisterCache cache, FigureShelf shelf, CancellationToken cancel) =>
            Counts("country", shelf.OfAll(await cache.GetAsync(cancel), Language.English).Countries, "countries.csv"));
        files.MapGet("/categories.csv", async (PublicRegisterCache cache, FigureShelf shelf, CancellationToken cancel) =>
            Counts("category", shelf.OfAll(await cache.GetAsync(cancel), Language.English).Categories, "categories.csv"));
    }

    static async Task<Results<FileContentHttpResult, NotFound>> SignatoriesCsvAsync(
        string accord, Catalogue catalogue, PublicRegisterCache cache, HttpRequest request, CancellationToken cancel)
    {
        if (catalogue.FindAccord(accord) is null)
            return TypedResults.NotFound();
        using var csv = new CsvFile(
            "organisation", "name", "signed_as", "country", "category", "status", "signed_on", "since", "version", "source", "unverified");
        foreach (var one in (await cache.GetAsync(cancel)).In(accord).Select(SignatoryFilter.Read(request.Query).ToQuery()))
        {
            var state = one.Signature.Current;
            csv.Add(one.Organisation.Id, one.Organisation.Name, state.Name, one.Organisation.Country, state.Category,
                RegisterWords.Id(state.Status), state.SignedOn?.ToString(), state.Since?.ToString(), state.Version, state.Source,
                state.IsUnverified ? "yes" : null);
        }
        return csv.Send($"{accord}-signatories.csv");
    }

    static async Task<Results<FileContentHttpResult, NotFound>> SignatoriesJsonAsync(
        string accord, Catalogue catalogue, PublicRegisterCache cache, HttpRequest request, CancellationToken cancel)
    {
        if (catalogue.FindAccord(accord) is null)
            return TypedResults.NotFound();
        using var octets = new MemoryStream();
        using (var json = new Utf8JsonWriter(octets))
        {
            json.WriteStartArray();
            foreach (var one in (await cache.GetAsync(cancel)).In(accord).Select(SignatoryFilter.Read(request.Query).ToQuery()))
                Write(json, one);
            json.WriteEndArray();
        }
        return TypedResults.File(octets.ToArray(), "application/json");
    }

    static void Write(Utf8JsonWriter json, Signatory one)
    {
        var state = one.Signature.Current;
        json.WriteStartObject();
        json.WriteString("organisation", one.Organisation.Id);
        json.WriteString("name", one.Organisation.Name);
        json.WriteString("signedAs", state.Name);
        json.WriteString("country", one.Organisation.Country);
        json.WriteString("category", state.Category);
        json.WriteString("status", RegisterWords.Id(state.Status));
        json.WriteString("signedOn", state.SignedOn?.ToString());
        json.WriteString("since", state.Since?.ToString());
        json.WriteString("version", state.Version);
        json.WriteString("source", state.Source);
        json.WriteBoolean("unverified", state.IsUnverified);
        json.WriteEndObject();
    }

    static async Task<Results<FileContentHttpResult, NotFound>> FigureAsync(
        string accord, Catalogue catalogue, PublicRegisterCache cache, FigureShelf shelf,
        Func<AccordFigures, FileContentHttpResult> write, CancellationToken cancel) =>
        catalogue.FindAccord(accord) is null
            ? TypedResults.NotFound()
            : write(shelf.Of(await cache.GetAsync(cancel), accord, Language.English));

    static FileContentHttpResult Growth(AccordFigures figures, string name)
    {
        var growth = figures.Numbered;
        using var csv = new CsvFile("on", "joined", "left", "total", "count_of_source", "kind", "source");
        foreach (var month in growth.Months)
        {
            csv.Add(string.Create(CultureInfo.InvariantCulture, $"{month.Year:D4}-{month.Month:D2}"),
                Number(month.Joined), Number(month.Left), Number(month.Total), null, null, null);
        }
        foreach (var year in growth.YearOnly)
            csv.Add(Number(year.Year), Number(year.Joined), null, null, null, null, null);
        if (growth.Undated > 0)
            csv.Add("unknown", Number(growth.Undated), null, null, null, null, null);
        foreach (var one in figures.Milestones)
            csv.Add(one.On.ToString(), null, null, null, Number(one.Count), one.Kind ?? "all", one.Source);
        return csv.Send(name);
    }

    static FileContentHttpResult Counts(string what, IReadOnlyList<NamedCount> counts, string name)
    {
        using var csv = new CsvFile(what, "name", "number");
        foreach (var count in counts)
            csv.Add(count.Id, count.Name, Number(count.Number));
        return csv.Send(name);
    }

    static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
