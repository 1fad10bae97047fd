using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Servanda.Web.Api;

namespace Servanda.Web.Accords;

/// <summary>A table that is sent as a file.</summary>
sealed class CsvFile : IDisposable
{
    readonly StringWriter _text = new(CultureInfo.InvariantCulture);

    public CsvFile(params string[] columns) => CsvText.Write(_text, columns);

    public void Add(params string?[] cells) => CsvText.Write(_text, cells);

    public FileContentHttpResult Send(string name) =>
        TypedResults.File(Encoding.UTF8.GetBytes(_text.ToString()), CsvText.MediaType, name);

    public void Dispose() => _text.Dispose();
}
