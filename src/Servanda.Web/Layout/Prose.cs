using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Servanda.Accords.Findings;
using Servanda.Core;

namespace Servanda.Web.Layout;

/// <summary>A sentence of a finding or of the catalogue: what is to be copied stands in code, a long record on a line of its
/// own, and nothing that a server said acts in the page.</summary>
public sealed class Prose(string text) : IHtmlContent
{
    // From this length on, in characters, text to be copied stands on a line of its own.
    const int RecordLength = 36;

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var (part, isCode) in Prosaic.Split(text))
        {
            if (isCode)
                writer.Write(part.Length < RecordLength ? "<code>" : "<code class=\"record\">");
            encoder.Encode(writer, Visible.Of(part));
            if (isCode)
                writer.Write("</code>");
        }
    }
}
