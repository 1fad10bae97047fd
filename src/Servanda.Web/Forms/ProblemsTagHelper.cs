using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Servanda.Web.Layout;

namespace Servanda.Web.Forms;

/// <summary>What is wrong with a form, at its top, each with a link to its field; nothing where nothing is.</summary>
[HtmlTargetElement("form-problems", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ProblemsTagHelper : TagHelper
{
    /// <summary>Everything wrong.</summary>
    public IReadOnlyList<FormProblem> Problems { get; set; } = [];

    /// <summary>The view.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Problems.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        var language = LanguagePath.Of(View.HttpContext);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "problems");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("aria-labelledby", "problems-title");
        var heading = new TagBuilder("h2") { Attributes = { ["id"] = "problems-title" } };
        heading.InnerHtml.Append(FormPhrases.Problems.In(language));
        var list = new TagBuilder("ul");
        foreach (var problem in Problems)
        {
            var link = new TagBuilder("a") { Attributes = { ["href"] = $"#{problem.Field}" } };
            link.InnerHtml.Append(problem.Message.In(language));
            var item = new TagBuilder("li");
            item.InnerHtml.AppendHtml(link);
            list.InnerHtml.AppendHtml(item);
        }
        output.Content.AppendHtml(heading).AppendHtml(list);
    }
}
