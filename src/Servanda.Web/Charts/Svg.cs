using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.AspNetCore.Html;
using Servanda.Core;

namespace Servanda.Web.Charts;

/// <summary>
/// Writes SVG such that forgetting to escape is not possible: what stands in the string is markup, what stands in a hole
/// is text and is escaped, or a number and is written the same in every language.
/// </summary>
sealed class Svg
{
    readonly StringBuilder _out = new();

    /// <summary>Adds a piece of markup with its holes filled.</summary>
    public Svg Add([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup; // Its parts were written as they were met.
        return this;
    }

    /// <summary>The drawing as markup that Razor writes as it is.</summary>
    public HtmlString Done() => new(_out.ToString());

    void Escape(string text)
    {
        foreach (var character in Visible.Of(text))
        {
            _ = character switch
            {
                '&' => _out.Append("&amp;"),
                '<' => _out.Append("&lt;"),
                '>' => _out.Append("&gt;"),
                '"' => _out.Append("&quot;"),
                '\'' => _out.Append("&#39;"),
                _ => _out.Append(character),
            };
        }
    }

    /// <summary>One string of markup and holes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int formattedCount, Svg svg)
    {
        readonly Svg _svg = svg;

        /// <summary>At least this many characters will be written.</summary>
        public int Size => literalLength + formattedCount;

        public void AppendLiteral(string markup) => _svg._out.Append(markup);

        public void AppendFormatted(string text) => _svg.Escape(text);

        public void AppendFormatted(int number) => _svg._out.Append(CultureInfo.InvariantCulture, $"{number}");

        /// <summary>A coordinate, to a hundredth.</summary>
        public void AppendFormatted(double number) => _svg._out.Append(number.ToString("0.##", CultureInfo.InvariantCulture));
    }
}
