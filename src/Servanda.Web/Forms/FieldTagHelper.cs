using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Forms;

/// <summary>
/// A field of a form: its label, its hint, what is wrong with it, and what was typed. <c>kind</c> is a type of
/// <c>input</c>, or <c>textarea</c>, or <c>select</c> with <c>options</c>. The control's id is its name.
/// </summary>
[HtmlTargetElement("form-field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The control's name and id.</summary>
    public string Name { get; set; } = "";

    /// <summary>Stands over it.</summary>
    public Text Label { get; set; } = Text.Same("");

    /// <summary>What to enter; null where the label says it.</summary>
    public Text? Hint { get; set; }

    /// <summary>What was typed.</summary>
    public string? Value { get; set; }

    /// <summary>Of an input; <c>textarea</c> and <c>select</c> are others.</summary>
    public string Kind { get; set; } = "text";

    /// <summary>What a select offers: the value and its words.</summary>
    public IReadOnlyList<(string Value, string Words)> Options { get; set; } = [];

    /// <summary>Everything wrong with the form.</summary>
    public IReadOnlyList<FormProblem> Problems { get; set; } = [];

    /// <summary>Characters at the most; 0 for no bound in the browser.</summary>
    public int Max { get; set; }

    /// <summary>What a browser may fill in (HTML, autofill); empty for nothing.</summary>
    public string Autocomplete { get; set; } = "";

    /// <summary>True where the field may stay empty.</summary>
    public bool Optional { get; set; }

    /// <summary>What file a file input takes; empty for any.</summary>
    public string Accept { get; set; } = "";

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var language = LanguagePath.Of(View.HttpContext);
        var wrong = Problems.Where(one => one.Field == Name).ToList();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong.Count > 0 ? "field wrong" : "field");
        var label = new TagBuilder("label") { Attributes = { ["for"] = Name } };
        label.InnerHtml.Append(Label.In(language));
        if (Optional)
        {
            var note = new TagBuilder("span") { Attributes = { ["class"] = "hint" } };
            note.InnerHtml.Append($" ({FormPhrases.Optional.In(language)})");
            label.InnerHtml.AppendHtml(note);
        }
        output.Content.AppendHtml(label);
        List<string> describedBy = [];
        if (Hint is not null)
            output.Content.AppendHtml(Paragraph("hint", $"{Name}-hint", Hint.In(language), describedBy));
        for (var i = 0; i < wrong.Count; i++)
            output.Content.AppendHtml(Paragraph("error", i == 0 ? $"{Name}-error" : $"{Name}-error-{i + 1}", wrong[i].Message.In(language), describedBy));
        output.Content.AppendHtml(Control(describedBy, wrong.Count > 0));
    }

    TagBuilder Control(List<string> describedBy, bool isWrong)
    {
        var control = new TagBuilder(Kind is "textarea" or "select" ? Kind : "input");
        control.Attributes["id"] = control.Attributes["name"] = Name;
        if (describedBy.Count > 0)
            control.Attributes["aria-describedby"] = string.Join(' ', describedBy);
        if (isWrong)
            control.Attributes["aria-invalid"] = "true";
        if (!Optional)
            control.Attributes["aria-required"] = "true";
        if (Max > 0)
            control.Attributes["maxlength"] = Max.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (Autocomplete.Length > 0)
            control.Attributes["autocomplete"] = Autocomplete;
        if (Accept.Length > 0)
            control.Attributes["accept"] = Accept;
        if (Kind == "textarea")
        {
            control.Attributes["rows"] = "5";
            // The first line break after the tag is not part of the text (HTML §13.1.2.5).
            control.InnerHtml.AppendHtml("\n").Append(Value ?? "");
        }
        else if (Kind == "select")
        {
            foreach (var (value, words) in Options)
                control.InnerHtml.AppendHtml(Option(value, words));
        }
        else
        {
            control.TagRenderMode = TagRenderMode.SelfClosing;
            control.Attributes["type"] = Kind;
            if (Kind is not "file")
                control.Attributes["value"] = Value ?? "";
        }
        return control;
    }

    TagBuilder Option(string value, string words)
    {
        var option = new TagBuilder("option") { Attributes = { ["value"] = value } };
        if (value == (Value ?? ""))
            option.Attributes["selected"] = "selected";
        option.InnerHtml.Append(words);
        return option;
    }

    static TagBuilder Paragraph(string kind, string id, string words, List<string> describedBy)
    {
        describedBy.Add(id);
        var paragraph = new TagBuilder("p") { Attributes = { ["class"] = kind, ["id"] = id } };
        paragraph.InnerHtml.Append(words);
        return paragraph;
    }
}
