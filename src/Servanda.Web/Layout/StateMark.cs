using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Scorecards;

namespace Servanda.Web.Layout;

/// <summary>A state as every page shows it: a shape of its own, the word, and only then a colour.</summary>
public sealed class StateMark : IHtmlContent
{
    readonly string _shape, _word;

    StateMark(string shape, string word) => (_shape, _word) = (shape, word);

    /// <summary>A headline.</summary>
    public static StateMark Of(Verdict verdict, Language language) => new(Shape(verdict), Words.Word(verdict).In(language));

    /// <summary>How a control stands.</summary>
    public static StateMark Of(ControlStatus status, Language language) => new(Shape(status), Words.Word(status).In(language));

    /// <summary>What a rule found.</summary>
    public static StateMark Of(FindingStatus status, Language language) => new(Shape(status), Words.Word(status).In(language));

    /// <summary>The class that gives the shape.</summary>
    public static string Shape(Verdict verdict) => verdict switch
    {
        Verdict.Kept => "yes",
        Verdict.PartlyKept => "part",
        Verdict.NotKept => "no",
        Verdict.NotShown => "open",
    };

    /// <summary>The class that gives the shape.</summary>
    public static string Shape(ControlStatus status) => status switch
    {
        ControlStatus.Met => "yes",
        ControlStatus.PartlyMet => "part",
        ControlStatus.Unmet => "no",
        ControlStatus.NotApplicable => "none",
        ControlStatus.Unknown => "open",
    };

    /// <summary>The class that gives the shape.</summary>
    public static string Shape(FindingStatus status) => status switch
    {
        FindingStatus.Pass => "yes",
        FindingStatus.Warn => "part",
        FindingStatus.Fail => "no",
        FindingStatus.NotApplicable => "none",
        FindingStatus.NotMeasured => "open",
    };

    /// <inheritdoc/>
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        writer.Write("<span class=\"state ");
        writer.Write(_shape);
        writer.Write("\">");
        encoder.Encode(writer, _word);
        writer.Write("</span>");
    }
}
