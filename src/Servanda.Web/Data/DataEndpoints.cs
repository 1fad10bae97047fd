using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Register;
using Servanda.Web.Api;

namespace Servanda.Web.Data;

/// <summary>Every table as CSV and as JSON, and all of them in one zip with a description of their fields.</summary>
static class DataEndpoints
{
    const string Dump = "/data/servanda.zip", Csv = ".csv", Json = ".json";

    // Seconds for which a table may be shown again without asking.
    const string Caching = "public, max-age=60";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Dump, DumpAsync).AllowAnonymous().WithDisplayName("data dump");
        routes.MapGet("/data/{file}", TableAsync).AllowAnonymous().WithDisplayName("data table");
    }

    static async Task TableAsync(
        string file, HttpContext context, Catalogue catalogue, PublicRegisterCache cache, Database database, CancellationToken cancel)
    {
        var dot = file.LastIndexOf('.');
        var ending = dot < 0 ? "" : file[dot..];
        if (dot < 0 || ending is not (Csv or Json) || DataTables.Find(file[..dot]) is not { } table)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var source = new DataSource(catalogue, await cache.GetAsync(cancel), database);
        Describe(context, ending == Csv ? CsvText.MediaType : "application/json", $"servanda-{file}");
        if (ending == Csv)
            await TableWriter.WriteCsvAsync(table, source, context.Response.Body, cancel);
        else
            await TableWriter.WriteJsonAsync(table, source, context.Response.Body, cancel);
    }

    static async Task DumpAsync(
        HttpContext context, Catalogue catalogue, PublicRegisterCache cache, Database database, TimeProvider clock,
        CancellationToken cancel)
    {
        var source = new DataSource(catalogue, await cache.GetAsync(cancel), database);
        Describe(context, "application/zip", "servanda.zip");
        await using var body = new HeldStream(context.Response.Body);
        await using (var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancel))
            await WriteAsync(zip, source, clock.GetUtcNow(), cancel);
        await body.FlushAsync(cancel);
    }

    static async Task WriteAsync(ZipArchive zip, DataSource source, DateTimeOffset now, CancellationToken cancel)
    {
        await using (var entry = await OpenAsync(DataPackage.FileName))
            await entry.WriteAsync(DataPackage.Write(now, source.Register.Number), cancel);
        foreach (var table in DataTables.All)
        {
            await using var entry = await OpenAsync(table.Name + Csv);
            await TableWriter.WriteCsvAsync(table, source, entry, cancel);
        }

        Task<Stream> OpenAsync(string name) => zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancel);
    }

    static void Describe(HttpContext context, string type, string fileName)
    {
        context.Response.ContentType = type;
        context.Response.Headers.CacheControl = Caching;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
    }
}
