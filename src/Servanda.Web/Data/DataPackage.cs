using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Servanda.Web.Data;

/// <summary>Describes the tables of the dump and their fields (Frictionless Data, Data Package and Table Schema).</summary>
static class DataPackage
{
    public const string FileName = "datapackage.json";

    static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The description.</summary>
    /// <param name="at">When the dump was made.</param>
    /// <param name="change">The last change of the register in it.</param>
    public static byte[] Write(DateTimeOffset at, long change) => JsonSerializer.SerializeToUtf8Bytes(new JsonObject
    {
        ["profile"] = "tabular-data-package",
        ["name"] = "servanda",
        ["title"] = DataPhrases.Lead.En,
        ["created"] = Cells.Moment(at),
        ["version"] = Cells.Number(change),
        ["licenses"] = new JsonArray(new JsonObject { ["name"] = "Apache-2.0", ["title"] = DataPhrases.Licence.En }),
        ["resources"] = new JsonArray([.. DataTables.All.Select(Resource)]),
    }, Readable);

    static JsonObject Resource(DataTable table) => new()
    {
        ["name"] = table.Name,
        ["path"] = $"{table.Name}.csv",
        ["title"] = table.Title.En,
        ["title_fr"] = table.Title.Fr,
        ["profile"] = "tabular-data-resource",
        ["encoding"] = "utf-8",
        ["schema"] = new JsonObject { ["fields"] = new JsonArray([.. table.Columns.Select(Field)]) },
    };

    static JsonObject Field(DataColumn column) => new()
    {
        ["name"] = column.Name,
        ["type"] = TypeOf(column.Kind),
        ["description"] = column.Meaning.En,
        ["description_fr"] = column.Meaning.Fr,
    };

    static string TypeOf(DataKind kind) => kind switch
    {
        DataKind.Text => "string",
        DataKind.Number => "integer",
        DataKind.Truth => "boolean",
        // A date may be a year or a month, which the schema's date is not.
        DataKind.Date => "string",
        DataKind.Moment => "datetime",
    };
}
