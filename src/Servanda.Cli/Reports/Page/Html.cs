using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;
using Servanda.Core;

namespace Servanda.Cli.Reports.Page;

/// <summary>
/// Writes HTML such that forgetting to escape is not possible: what stands in the string is markup, what stands in a hole
/// is escaped, or drawn by its type: a <see cref="Text"/> in the page's language, a status with its shape, a time, a digest.
/// </summary>
sealed class Html(Language language)
{
    readonly StringBuilder _out = new();

    /// <summary>Writes a line of markup with its holes filled.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] Markup markup)
    {
        _ = markup; // Its parts were written as they were met.
        _out.Append('\n');
    }

    /// <summary>What was written since the last time, in UTF-8.</summary>
    public byte[] Take()
    {
        var bytes = Encoding.UTF8.GetBytes(_out.ToString());
        _out.Clear();
        return bytes;
    }

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

    /// <summary>Text between back-ticks becomes code, which wraps and is selected whole; a record stands on its own.</summary>
    void Prose(string text)
    {
        var isAfterRecord = false;
        foreach (var (part, isCode) in Prosaic.Split(text))
        {
            var isRecord = isCode && part.Length >= Phrases.RecordLength;
            _out.Append(isRecord ? "<code class=\"record\">" : isCode ? "<code>" : "");
            // A record is a block of its own, and needs no line break after it.
            Escape(isAfterRecord && !isCode ? part.TrimStart('\n') : part);
            _out.Append(isCode ? "</code>" : "");
            isAfterRecord = isRecord;
        }
    }

    void State(string shape, Text word)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<span class=\"state {shape}\">{Icons.Use(shape).Markup}<span>");
        Escape(word.In(language));
        _out.Append("</span></span>");
    }

    void Time(DateTimeOffset at)
    {
        _out.Append(CultureInfo.InvariantCulture, $"<time datetime=\"{at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}\">");
        Escape(Phrases.Moment(at).In(language));
        _out.Append("</time>");
    }

    /// <summary>One string of markup and holes.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Markup(int literalLength, int formattedCount, Html html)
    {
        readonly Html _html = html;

        /// <summary>At least this many characters will be written.</summary>
        public int Size => literalLength + formattedCount;

        public void AppendLiteral(string markup) => _html._out.Append(markup);

        public void AppendFormatted(string? text) => _html.Escape(text ?? "");

        public void AppendFormatted(int number) => _html._out.Append(CultureInfo.InvariantCulture, $"{number}");

        public void AppendFormatted(Text text) => _html.Escape(text.In(_html.Language));

        public void AppendFormatted(Prose prose) => _html.Prose(prose.Text.In(_html.Language));

        public void AppendFormatted(Trusted markup) => _html._out.Append(markup.Markup);

        public void AppendFormatted(Verdict verdict) => _html.State(Icons.Shape(verdict), Words.Word(verdict));

        public void AppendFormatted(ControlStatus status) => _html.State(Icons.Shape(status), Words.Word(status));

        public void AppendFormatted(FindingStatus status) => _html.State(Icons.Shape(status), Words.Word(status));

        public void AppendFormatted(DateTimeOffset at) => _html.Time(at);

        /// <summary>Short to the eye, whole to a pointer and to a copy of the page's source.</summary>
        public void AppendFormatted(Digest digest) => _html._out.Append(
            CultureInfo.InvariantCulture, $"<abbr class=\"digest\" title=\"SHA-256 {digest}\">{digest.ToString()[..Phrases.ShortDigest]}</abbr>");
    }

    Language Language => language;
}

/// <summary>Text in which back-ticks stand round records, names and headers.</summary>
readonly record struct Prose(Text Text);

/// <summary>Markup of our own making; never anything from outside.</summary>
readonly record struct Trusted(string Markup);
