using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Core;
using Servanda.Web.Layout;

namespace Servanda.Web.Log;

/// <summary>One thing that stands in a leaf's body.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">What it says.</param>
/// <param name="Path">Where more is said of it, without language; null for nowhere.</param>
/// <param name="IsCode">Whether it is for machines: a digest, a key.</param>
sealed record LeafFact(Text Label, Text Value, string? Path = null, bool IsCode = false)
{
    const int ShortDigest = 16;

    public static LeafFact Of(Text label, Text value) => new(label, value);

    public static LeafFact Of(Text label, LeafId id) => new(label, Text.Same(id.ToString()));

    public static LeafFact Of(Text label, long number) => new(label, Each(language => Numbers.Of(number, language)));

    public static LeafFact Of(Text label, DateTimeOffset at) => new(label, Each(language => Dates.Of(at, language)));

    public static LeafFact Of(Text label, Digest digest) => Code(label, digest.ToString());

    public static LeafFact Code(Text label, string value) => new(label, Text.Same(value), IsCode: true);

    public static LeafFact Hidden(Text label) => new(label, LeafPhrases.Hidden);

    public static LeafFact OfDate(PartialDate? date) => new(LeafPhrases.On, date is { } known
        ? Each(language => Dates.Of(known, language))
        : Dates.Unknown);

    public static LeafFact OfDay(Text label, DateOnly day) => new(label, Each(language => Dates.Of(day, language)));

    public static LeafFact OfAccord(LeafId accord) => new(LeafPhrases.Accord, Text.Same(accord.ToString()), $"/accords/{accord}");

    public static LeafFact OfControl(LeafId control) => new(LeafPhrases.Control, Text.Same(control.ToString()), $"/controls/{control}");

    public static LeafFact OfOrganisation(LeafId id) =>
        new(LeafPhrases.Organisation, Text.Same(id.ToString()), $"/organisations/{id}");

    public static LeafFact OfEntry(Text label, long index) => new(
        label, Each(language => LogPhrases.Entry(index).In(language)), string.Create(CultureInfo.InvariantCulture, $"/log/{index}"));

    public static LeafFact OfCommitment(CommitmentScore score) => new(
        Text.Same(score.Commitment.ToString()),
        Each(language => $"{Words.Word(score.Verdict).In(language)}; {LeafPhrases.Shares(Share(score.Met, language), Share(score.Shown, language)).In(language)}"),
        $"/commitments/{score.Commitment}");

    /// <summary>The beginning of a digest, for lists.</summary>
    public static string Short(Digest digest) => digest.ToString()![..ShortDigest];

    static string Share(int basisPoints, Language language) => Numbers.Share(basisPoints, CommitmentScore.Whole, language);

    static Text Each(Func<Language, string> say) => new(say(Language.English), say(Language.French));
}
