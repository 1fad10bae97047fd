using Servanda.Accords;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Web.Api;

// What the API sends of accords, commitments and controls.

/// <summary>A version of an accord's text. Text is the SHA-256 of the text; null where it is not held here.</summary>
sealed record VersionDto(string Version, string Language, string Title, string? Text, string? Effective, string Source);

/// <summary>A list of signatories as it was imported: asserted by its source.</summary>
sealed record BaselineDto(
    string Register, string List, long Rows, bool IsComplete, TextDto Title, TextDto? Caution, IReadOnlyList<string> Sources)
{
    public static BaselineDto Of(RegisterBaseline one) => new(
        one.RegisterId, one.List.ToString(), one.Rows, one.IsComplete, TextDto.Of(one.Title), TextDto.OfAny(one.Caution), one.Sources);
}

/// <summary>How many there are of one thing; without an id, those of whom nobody says.</summary>
sealed record CountDto(string? Id, int Number);

/// <summary>An accord. Signatures counts those that stand; organisations counts each organisation once.</summary>
sealed record AccordDto(
    string Id, TextDto Title, int Year, TextDto Steward, TextDto Nature, TextDto Summary, TextDto? Caution,
    IReadOnlyList<string> SignatoryTypes, IReadOnlyList<string> Sources, IReadOnlyList<string> Commitments,
    IReadOnlyList<VersionDto> Versions, IReadOnlyList<BaselineDto> Baselines, int Signatures, int Organisations,
    IReadOnlyList<CountDto> Countries, IReadOnlyList<CountDto> Categories)
{
    public static AccordDto Of(Accord accord, AccordRegister register) => new(
        accord.Id, TextDto.Of(accord.Title), accord.Year, TextDto.Of(accord.Steward), TextDto.Of(accord.Nature),
        TextDto.Of(accord.Summary), TextDto.OfAny(accord.Caution), accord.SignatoryTypes, accord.Sources,
        [.. accord.Commitments.Select(one => one.Id)],
        [.. register.Versions.Select(one => new VersionDto(
            one.Version, Words.Id(one.Language), one.Title, one.Text?.ToString(), one.Effective?.ToString(), one.Source))],
        [.. register.Baselines.Select(BaselineDto.Of)], register.Standing.Count, register.Organisations,
        [.. register.Countries.Select(one => new CountDto(one.Id, one.Number))],
        [.. register.Categories.Select(one => new CountDto(one.Id, one.Number))]);
}

/// <summary>How many have signed an accord: organisations once each, and signatures.</summary>
sealed record CounterDto(string Accord, TextDto Title, int Organisations, int Signatures, string? At);

/// <summary>A month in which somebody joined or left an accord.</summary>
sealed record GrowthMonthDto(int Year, int Month, int Joined, int Left, int Total);

/// <summary>How an accord grew. What is not dated to the month is counted apart.</summary>
sealed record GrowthDto(IReadOnlyList<GrowthMonthDto> Months, IReadOnlyList<CountDto> YearOnly, int Undated, int UndatedLeavers)
{
    public static GrowthDto Of(AccordGrowth growth) => new(
        [.. growth.Months.Select(one => new GrowthMonthDto(one.Year, one.Month, one.Joined, one.Left, one.Total))],
        [.. growth.YearOnly.Select(one => new CountDto(one.Year.ToString("D4", System.Globalization.CultureInfo.InvariantCulture), one.Joined))],
        growth.Undated, growth.UndatedLeavers);
}

/// <summary>A control that bears on a commitment, and how far met and unmet count (0-3).</summary>
sealed record WeightDto(string Control, int Met, int Unmet, TextDto Rationale);

/// <summary>How a commitment relates to one of another accord.</summary>
sealed record CrosswalkDto(string From, string To, string Relation, int Strength, int MetTransfer, int UnmetTransfer, TextDto Rationale)
{
    public static CrosswalkDto Of(CrosswalkLink one) => new(
        one.From, one.To, one.Relation, one.Strength, one.MetTransfer, one.UnmetTransfer, TextDto.Of(one.Rationale));
}

/// <summary>Organisations a verdict about a commitment was published of; who was not measured is in none.</summary>
sealed record ShownDto(int Kept, int PartlyKept, int NotKept, int NotShown)
{
    public static ShownDto Of(CommitmentCount? count) =>
        count is null ? new(0, 0, 0, 0) : new(count.Kept, count.PartlyKept, count.NotKept, count.NotShown);
}

/// <summary>A commitment.</summary>
sealed record CommitmentDto(
    string Id, string Accord, TextDto Title, TextDto Meaning, string Modality, IReadOnlyList<string> AppliesTo, TextDto? Caution,
    IReadOnlyList<WeightDto> Controls, ShownDto Shown)
{
    public static CommitmentDto Of(Accord accord, Commitment one, CommitmentCount? count) => new(
        one.Id, accord.Id, TextDto.Of(one.Title), TextDto.Of(one.Meaning), one.Modality, one.AppliesTo, TextDto.OfAny(one.Caution),
        [.. one.Controls.Select(weight => new WeightDto(weight.ControlId, weight.Met, weight.Unmet, TextDto.Of(weight.Rationale)))],
        ShownDto.Of(count));
}

/// <summary>A control.</summary>
sealed record ControlDto(
    string Id, TextDto Title, TextDto Statement, TextDto Remedy, IReadOnlyList<string> Clauses, string Asset, string ShownBy,
    TextDto? Caution, IReadOnlyList<string> Commitments)
{
    public static ControlDto Of(Control one, Catalogue catalogue) => new(
        one.Id, TextDto.Of(one.Title), TextDto.Of(one.Statement), TextDto.Of(one.Remedy), one.Clauses, Words.Id(one.Asset),
        Words.Id(one.ShownBy), TextDto.OfAny(one.Caution),
        [.. catalogue.Accords.SelectMany(accord => accord.Commitments)
            .Where(commitment => commitment.Controls.Any(weight => weight.ControlId == one.Id)).Select(commitment => commitment.Id)]);
}
