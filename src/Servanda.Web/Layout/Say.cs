using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Servanda.Accords;
using Servanda.Accords.Registers;

namespace Servanda.Web.Layout;

/// <summary>What a page says, in the language of its request: texts, numbers, dates and the paths of other pages. A view has
/// it as <c>Say</c>.</summary>
public sealed class Say : IViewContextAware
{
    /// <summary>The language spoken.</summary>
    public Language Language { get; private set; }

    /// <summary>As an HTML attribute writes it.</summary>
    public string LanguageId => Words.Id(Language);

    /// <summary>Path of the page, without query.</summary>
    public string Here { get; private set; } = "/";

    /// <inheritdoc/>
    public void Contextualize(ViewContext viewContext)
    {
        Language = LanguagePath.Of(viewContext.HttpContext);
        Here = viewContext.HttpContext.Request.Path.Value ?? "/";
    }

    /// <summary>A text in this language.</summary>
    public string In(Text text) => text.In(Language);

    /// <summary>One of two short texts of the view itself.</summary>
    public string In(string en, string fr) => Language == Language.French ? fr : en;

    /// <summary>A whole number with its thousands apart: 1,222 or 1 222.</summary>
    public string Number(long number) => Numbers.Of(number, Language);

    /// <summary>A day: 17 April 2018, 17 avril 2018.</summary>
    public string Date(DateOnly day) => Dates.Of(day, Language);

    /// <summary>A date as far as it is known; in words where it is not at all.</summary>
    public string Date(PartialDate? date) => date is { } known ? Dates.Of(known, Language) : In(Dates.Unknown);

    /// <summary>A moment in UTC, to the minute.</summary>
    public string Moment(DateTimeOffset at) => Dates.Of(at, Language);

    /// <summary>As a <c>time</c> element's attribute writes it.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The path of a page in this language, from the one without: <c>/accords/pc</c> gives <c>/en/accords/pc</c>.</summary>
    public string Path(string rest) => rest == "/" ? $"/{LanguageId}" : $"/{LanguageId}{rest}";
}
