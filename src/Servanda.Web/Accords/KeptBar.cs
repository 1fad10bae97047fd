using Microsoft.AspNetCore.Html;
using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;
using Servanda.Web.Charts;
using Servanda.Web.Layout;

namespace Servanda.Web.Accords;

/// <summary>How many signatories are shown to keep one commitment: a bar, and the same in words. Counts of organisations, side
/// by side; never a share of points.</summary>
public sealed class KeptBar
{
    /// <summary>Of an accord's commitment.</summary>
    /// <param name="count">What was published; null where nothing was.</param>
    /// <param name="organisations">Everyone whose signature of the accord stands.</param>
    /// <param name="language">Of the page.</param>
    /// <param name="commitmentId">The commitment.</param>
    public KeptBar(CommitmentCount? count, int organisations, Language language, string commitmentId)
    {
        var seen = count ?? new CommitmentCount(commitmentId, 0, 0, 0, 0);
        var measured = seen.Kept + seen.PartlyKept + seen.NotKept + seen.NotShown;
        Parts =
        [
            new("yes", Words.Word(Verdict.Kept).In(language), seen.Kept),
            new("part", Words.Word(Verdict.PartlyKept).In(language), seen.PartlyKept),
            new("no", Words.Word(Verdict.NotKept).In(language), seen.NotKept),
            new("open", Words.Word(Verdict.NotShown).In(language), seen.NotShown),
            new("blank", AccordPhrases.NotMeasured.In(language), Math.Max(0, organisations - measured)),
        ];
        Drawing = ShareBar.Draw(
            [.. Parts.Select(part => new Share(part.Style, part.Count))],
            new ChartTitle($"kept-{commitmentId.Replace('.', '-')}", AccordPhrases.ShownKept.In(language),
                string.Join("; ", Parts.Select(part => $"{part.Word} {Numbers.Of(part.Count, language)}"))));
    }

    /// <summary>The parts: the class of the state, its word, and how many.</summary>
    public IReadOnlyList<KeptPart> Parts { get; }

    /// <summary>The bar.</summary>
    public HtmlString Drawing { get; }
}

/// <summary>A part of a <see cref="KeptBar"/>.</summary>
/// <param name="Style">The class of its state.</param>
/// <param name="Word">What it is.</param>
/// <param name="Count">How many organisations.</param>
public sealed record KeptPart(string Style, string Word, int Count);
