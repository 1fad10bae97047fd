using System.Globalization;
using System.Net;
using Servanda.Accords;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Feeds;

/// <summary>A picture for other people's pages: what it is about, a shape and a word for how that stands, and since when. It
/// says the same without colour.</summary>
sealed record Badge(string Title, string Words, string Shape, string Colour)
{
    const int Height = 40, Left = 46, Right = 12, MinWidth = 150;

    // Of the sans-serif letters at 12 and 13 pixels; what is a little wider is drawn together by textLength.
    const double TitleLetter = 6.6, WordLetter = 6.9;

    /// <summary>Letters of a line at the most; what is longer is cut with an ellipsis.</summary>
    const int MaxLetters = 60;

    // Dark enough on white for small letters (WCAG 2.2, 1.4.3).
    const string Green = "#14653a", Amber = "#7a4a00", Grey = "#4a4f63", Blue = "#1d3f8f";

    const string Tick = "M13 20l6 6 10-12", Pause = "M16 13v14M26 13v14", Leaving = "M13 20h15M22 14l6 6-6 6", Dash = "M13 20h16";

    const string People = "M17 17a4 4 0 1 0 .1 0M10 29c0-8 14-8 14 0M27 17a3 3 0 1 0 .1 0M27 23c4 0 6 2 6 6";

    /// <summary>How an organisation stands to an accord.</summary>
    public static Badge Of(string accord, RegisteredSignature? signature, Language language)
    {
        if (signature is null)
            return new(accord, FeedPhrases.NoSignature.In(language), Dash, Grey);
        var state = signature.Current;
        var isActive = state.Status == SignatureStatus.Active;
        var word = isActive ? FeedPhrases.Signatory.In(language) : RegisterWords.Word(state.Status).In(language);
        var date = isActive ? state.SignedOn : state.Since;
        if (date is { } known)
        {
            var (day, other) = isActive ? (FeedPhrases.SinceDay, FeedPhrases.Since) : (FeedPhrases.OnDay, FeedPhrases.In);
            word += " " + string.Format(null, (known.Day is null ? other : day).In(language), Dates.Of(known, language));
        }
        var (shape, colour) = state.Status switch
        {
            SignatureStatus.Active => (Tick, Green),
            SignatureStatus.Suspended => (Pause, Amber),
            SignatureStatus.Withdrawn or SignatureStatus.Succeeded => (Leaving, Grey),
            SignatureStatus.Void => (Dash, Grey),
        };
        return new(accord, word, shape, colour);
    }

    /// <summary>How many have signed an accord.</summary>
    public static Badge Counter(string accord, int signatories, Language language) => new(
        accord,
        signatories == 1 ? FeedPhrases.OneSignatory.In(language)
            : string.Format(null, FeedPhrases.Signatories.In(language), Numbers.Of(signatories, language)), People, Blue);

    /// <summary>The drawing.</summary>
    public string Draw()
    {
        var (title, words) = (Cut(Title), Cut(Words));
        var inner = (int)Math.Ceiling(Math.Max(Math.Max(title.Length * TitleLetter, words.Length * WordLetter), MinWidth - Left - Right));
        var width = Left + inner + Right;
        return string.Create(CultureInfo.InvariantCulture, $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{Height}" viewBox="0 0 {width} {Height}" role="img" aria-label="{Escape(title)}: {Escape(words)}">
            <title>{Escape(title)}: {Escape(words)}</title>
            <rect x=".5" y=".5" width="{width - 1}" height="{Height - 1}" rx="5" fill="#fff" stroke="{Colour}"/>
            <path d="M.5 5.500a5 5 0 0 1 5-5h31v39h-31a5 5 0 0 1-5-5z" fill="{Colour}"/>
            <path d="{Shape}" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" transform="translate(-2.500 0)"/>
            <g font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif" fill="#171b33">
            <text x="{Left}" y="17" font-size="12"{Fit(title, inner, TitleLetter)}>{Escape(title)}</text>
            <text x="{Left}" y="32" font-size="13" font-weight="600" fill="{Colour}"{Fit(words, inner, WordLetter)}>{Escape(words)}</text>
            </g>
            </svg>
            """);
    }

    // Fonts differ from one reader to the next: a long line is held to its place.
    static string Fit(string line, int inner, double letter) => line.Length * letter < inner - letter ? ""
        : string.Create(CultureInfo.InvariantCulture, $" textLength=\"{inner}\" lengthAdjust=\"spacingAndGlyphs\"");

    static string Cut(string text) => text.Length <= MaxLetters ? text : string.Concat(text.AsSpan(0, MaxLetters - 1), "…");

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
