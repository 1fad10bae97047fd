using System.Globalization;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Storage.Migrations;

namespace Servanda.Storage.Transfer;

/// <summary>A table in a dump.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns' names, in the order of the values of each row.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Digest">SHA-256 of its lines: the same for the same rows, whatever database they were in.</param>
public sealed record DumpTable(string Name, IReadOnlyList<string> Columns, long Rows, Digest Digest);

/// <summary>What a dump holds, and of which schema.</summary>
/// <param name="Steps">The schema's steps, as <c>4 log-outbox</c>.</param>
/// <param name="Tables">Every table.</param>
/// <param name="ExportedAt">When it was made.</param>
public sealed record DumpManifest(IReadOnlyList<string> Steps, IReadOnlyList<DumpTable> Tables, DateTimeOffset ExportedAt)
{
    internal const string FileName = "manifest.json";

    internal const int MaxOctets = 1 << 20;

    const string Format = "servanda-dump/1";

    /// <summary>The steps of this version's schema.</summary>
    internal static IReadOnlyList<string> KnownSteps(DatabaseKind kind) =>
        [.. Migration.All(kind).Select(step => string.Create(CultureInfo.InvariantCulture, $"{step.Number} {step.Name}"))];

    /// <summary>The file in a dump that holds a table.</summary>
    internal static string PathOf(string table) => $"tables/{table}.jsonl";

    internal byte[] Write() => CanonicalJson.WriteHashed(JsonItem.Of(
        ("format", Format),
        ("exported", ExportedAt.ToUnixTimeSeconds()),
        ("schema", JsonItem.List(Steps.Select(step => (JsonItem)step!))),
        ("tables", JsonItem.List(Tables.Select(table => JsonItem.Of(
            ("name", table.Name), ("columns", JsonItem.List(table.Columns.Select(column => (JsonItem)column!))),
            ("rows", table.Rows), ("digest", table.Digest.ToString())))))));

    /// <summary>Reads a manifest; null where it is none of this format.</summary>
    internal static DumpManifest? Read(ReadOnlySpan<byte> bytes)
    {
        if (StrictJson.ReadHashed(bytes, MaxOctets) is not { IsClean: true, Value: { } json } || json["format"]?.AsText != Format
            || json["exported"]?.AsInteger is not (>= 0 and <= 253_402_300_799 and var exported) || Texts(json["schema"]) is not { } steps
            || json["tables"] is not { Kind: JsonKind.Array } list)
            return null;
        List<DumpTable> tables = [];
        foreach (var item in list.Items)
        {
            if (item["name"]?.AsText is not { } name || Texts(item["columns"]) is not { } columns || item["rows"]?.AsInteger is not { } rows
                || !Digest.TryRead(item["digest"]?.AsText, out var digest))
                return null;
            tables.Add(new(name, columns, rows, digest));
        }
        return new(steps, tables, DateTimeOffset.FromUnixTimeSeconds(exported));
    }

    static List<string>? Texts(JsonItem? list)
    {
        if (list is not { Kind: JsonKind.Array })
            return null;
        List<string> texts = [];
        foreach (var item in list.Items)
        {
            if (item.AsText is not { } text)
                return null;
            texts.Add(text);
        }
        return texts;
    }
}

/// <summary>How far a transfer has come.</summary>
/// <param name="Table">The table it is at.</param>
/// <param name="Rows">Rows of it so far.</param>
public readonly record struct TransferProgress(string Table, long Rows);
