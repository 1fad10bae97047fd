using Servanda.Assessment.Bundles;
using Servanda.Assessment.Runs;
using Servanda.Cli.Reports;

namespace Servanda.Cli.Assessing;

/// <summary>
/// Everything a run writes, organisation by organisation: the directory with page, document and bundles, and what is
/// printed.
/// </summary>
sealed class Outputs : IAsyncDisposable
{
    readonly List<Stream> _streams = [];
    readonly OutputRequest _request;
    readonly ReportHead _head;
    readonly BundleWriter _bundles;
    readonly List<JsonReport> _json = [];
    readonly List<HtmlReport> _html = [];
    readonly Action<AssessedOrganisation, string?> _print;

    Outputs(OutputRequest request, ReportHead head, Action<AssessedOrganisation, string?> print, BundleWriter bundles) =>
        (_request, _head, _print, _bundles) = (request, head, print, bundles);

    /// <summary>Opens what is to be written.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="head">What every report says once.</param>
    /// <param name="print">Where JSON and HTML are printed.</param>
    /// <param name="printText">Prints one organisation as text; not called for other formats.</param>
    /// <param name="bundles">Writes the bundles.</param>
    /// <param name="cancel">Stops the writing.</param>
    public static async Task<Outputs> OpenAsync(
        OutputRequest request, ReportHead head, Stream print, Action<AssessedOrganisation, string?> printText,
        BundleWriter bundles, CancellationToken cancel)
    {
        var outputs = new Outputs(request, head, request.Format == "text" ? printText : (_, _) => { }, bundles);
        if (request.Format == "json")
            outputs._json.Add(await JsonReport.BeginAsync(print, head, cancel));
        if (request.Format == "html")
            outputs.AddHtml(print);
        if (request.Directory is { } directory)
        {
            Directory.CreateDirectory(outputs.BundlePath(""));
            var document = outputs.Create(Path.Combine(directory.FullName, "scorecards.json"));
            outputs._json.Add(await JsonReport.BeginAsync(document, head, cancel));
            outputs.AddHtml(outputs.Create(Path.Combine(directory.FullName, "index.html")));
        }
        return outputs;
    }

    /// <summary>Writes one organisation everywhere.</summary>
    public async Task AddAsync(AssessedOrganisation assessed, CancellationToken cancel)
    {
        var bundle = _request.Directory is null ? null : await WriteBundleAsync(assessed, cancel);
        foreach (var json in _json)
            await json.AddAsync(assessed.Scorecard, bundle, cancel);
        foreach (var html in _html)
            await html.AddAsync(assessed.Scorecard, bundle, cancel);
        _print(assessed, bundle);
    }

    /// <summary>Ends every report.</summary>
    public async Task EndAsync(DateTimeOffset finishedAt, CancellationToken cancel)
    {
        foreach (var json in _json)
            await json.EndAsync(finishedAt, cancel);
        foreach (var html in _html)
            await html.EndAsync(finishedAt, cancel);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var json in _json)
            json.Dispose();
        foreach (var stream in _streams)
            await stream.DisposeAsync();
    }

    async Task<string> WriteBundleAsync(AssessedOrganisation assessed, CancellationToken cancel)
    {
        var name = FileNames.For(assessed.Plan.Organisation.Id) + ".zip";
        await File.WriteAllBytesAsync(BundlePath(name), _bundles.Write(assessed), cancel);
        return $"bundles/{name}";
    }

    string BundlePath(string name) => Path.Combine(_request.Directory!.FullName, "bundles", name);

    void AddHtml(Stream output) => _html.Add(new HtmlReport(output, Create(null), _head));

    /// <summary>A file that is written anew, or a spool that goes when it is closed.</summary>
    FileStream Create(string? path)
    {
        var stream = path is not null
            ? new FileStream(path, FileMode.Create, FileAccess.Write)
            : new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
            });
        _streams.Add(stream);
        return stream;
    }
}
