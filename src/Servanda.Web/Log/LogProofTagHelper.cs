using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Log;
using Servanda.Web.Layout;

namespace Servanda.Web.Log;

/// <summary>
/// Says where something stands in the log, with its proof: <c>&lt;log-proof number="@row.LogNumber" /&gt;</c>, or for rows of a
/// table, whose places were read at once, <c>&lt;log-proof place="@places.GetValueOrDefault(number)" /&gt;</c>. What was never meant
/// for the log is given neither, and nothing is said.
/// </summary>
[HtmlTargetElement("log-proof", TagStructure = TagStructure.WithoutEndTag)]
public sealed class LogProofTagHelper(Database database, PortalLog log) : TagHelper
{
    /// <summary>The leaf's number in the outbox; null for none.</summary>
    public long? Number { get; set; }

    /// <summary>Its place, where that is known already.</summary>
    public LogPlace? Place { get; set; }

    /// <summary>The view it stands in.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc/>
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var (language, cancel) = (LanguagePath.Of(ViewContext.HttpContext), ViewContext.HttpContext.RequestAborted);
        var entry = Place is null && Number is { } number ? await new OutboxReader(database).FindAsync(number, cancel) : null;
        var place = Place ?? entry?.Place;
        if (place is null && entry is null)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "log-proof");
        if (place is null)
            output.Content.SetContent((entry!.Problem is null ? LogPhrases.Waiting : LogPhrases.Refused).In(language));
        else
            Write(output.Content, place, await log.SizeAsync(cancel) > place.Index, language);
    }

    static void Write(TagHelperContent content, LogPlace place, bool isPublished, Language language)
    {
        content.Append(LogPhrases.Logged.In(language)).Append(" ");
        if (isPublished)
            Link(content, $"/{Words.Id(language)}{LogPhrases.Path(place.Index)}", LogPhrases.LoggedAs(place.Index).In(language));
        else
            content.Append(LogPhrases.LoggedAs(place.Index).In(language));
        content.Append(" ").Append(LogPhrases.LoggedOn(place.At).In(language)).Append(isPublished ? " · " : "; ");
        if (isPublished)
            Link(content, LogPhrases.ProofPath(place.Index), LogPhrases.Proof.In(language));
        else
            content.Append(LogPhrases.NotPublished.In(language));
    }

    static void Link(TagHelperContent content, string path, string words)
    {
        var link = new TagBuilder("a");
        link.MergeAttribute("href", path);
        link.InnerHtml.Append(words);
        content.AppendHtml(link);
    }
}
