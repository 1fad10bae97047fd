using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Cli.Assessing;
using Servanda.Core.Json;

namespace Servanda.Cli.Commands;

/// <summary>Things of the catalogue as JSON objects in one language; text is made from the same objects.</summary>
sealed class CatalogueRows(Catalogue catalogue, Language language, string? register)
{
    /// <summary>Everything of a kind, short.</summary>
    public IReadOnlyList<JsonItem> Of(string what) => what switch
    {
        "accords" => [.. catalogue.Accords.Select(Short)],
        "commitments" => [.. catalogue.Accords.SelectMany(accord => accord.Commitments).Select(Short)],
        "controls" => [.. catalogue.Controls.Select(Short)],
        "registers" => [.. catalogue.Registers.Select(Short)],
        _ => [.. Organisations().Select(Short)],
    };

    /// <summary>Everything known of one thing; null when there is none with this id.</summary>
    public JsonItem? Find(string id) =>
        catalogue.FindAccord(id) is { } accord ? Whole(accord)
        : catalogue.FindCommitment(id) is { } commitment ? Whole(commitment)
        : catalogue.FindControl(id) is { } control ? Whole(control)
        : catalogue.FindRegister(id) is { } list ? Whole(list)
        : catalogue.FindOrganisation(id) is { } organisation ? Whole(organisation)
        : null;

    IEnumerable<Organisation> Organisations()
    {
        if (register is null)
            return catalogue.Organisations;
        if (catalogue.FindRegister(register) is not { } list)
            throw new WrongInputException([$"'{register}' is no register; `servanda catalogue list registers` names them."]);
        var ids = list.Signatures.Select(signature => signature.OrganisationId).ToHashSet(StringComparer.Ordinal);
        return catalogue.Organisations.Where(one => ids.Contains(one.Id));
    }

    JsonItem Short(Accord accord) => JsonItem.Of(
        ("id", accord.Id), ("title", In(accord.Title)), ("year", accord.Year), ("commitments", accord.Commitments.Count));

    JsonItem Short(Commitment commitment) => JsonItem.Of(
        ("id", commitment.Id), ("title", In(commitment.Title)), ("controls", commitment.Controls.Count));

    JsonItem Short(Control control) => JsonItem.Of(
        ("id", control.Id), ("title", In(control.Title)), ("shownBy", control.ShownBy.ToString()));

    JsonItem Short(Register one) => JsonItem.Of(
        ("id", one.Id), ("title", In(one.Title)), ("accord", one.AccordId), ("signatures", one.Signatures.Count),
        ("complete", one.IsComplete));

    static JsonItem Short(Organisation one) => JsonItem.Of(
        ("id", one.Id), ("name", one.Name), ("country", one.Country), ("domains", Texts(Domains(one))));

    JsonItem Whole(Accord accord) => JsonItem.Of(
        ("id", accord.Id), ("title", In(accord.Title)), ("year", accord.Year), ("summary", In(accord.Summary)),
        ("steward", In(accord.Steward)), ("nature", In(accord.Nature)), ("signatoryTypes", Texts(accord.SignatoryTypes)),
        ("caution", In(accord.Caution)), ("sources", Texts(accord.Sources)),
        ("commitments", JsonItem.List(accord.Commitments.Select(Whole))));

    JsonItem Whole(Commitment commitment) => JsonItem.Of(
        ("id", commitment.Id), ("title", In(commitment.Title)), ("meaning", In(commitment.Meaning)),
        ("modality", commitment.Modality), ("appliesTo", Texts(commitment.AppliesTo)),
        ("controls", JsonItem.List(commitment.Controls.Select(weight => JsonItem.Of(
            ("id", weight.ControlId), ("met", weight.Met), ("unmet", weight.Unmet),
            ("rationale", In(weight.Rationale)))))));

    JsonItem Whole(Control control) => JsonItem.Of(
        ("id", control.Id), ("title", In(control.Title)), ("statement", In(control.Statement)),
        ("remedy", In(control.Remedy)), ("caution", In(control.Caution)), ("clauses", Texts(control.Clauses)),
        ("asset", Words.Id(control.Asset)), ("shownBy", control.ShownBy.ToString()));

    JsonItem Whole(Register one) => JsonItem.Of(
        ("id", one.Id), ("title", In(one.Title)), ("accord", one.AccordId), ("complete", one.IsComplete),
        ("caution", In(one.Caution)),
        ("signatures", JsonItem.List(one.Signatures.Select(Of))));

    JsonItem Whole(Organisation one) => JsonItem.Of(
        ("id", one.Id), ("name", one.Name), ("otherNames", Texts(one.OtherNames)), ("country", one.Country),
        ("domains", Texts(Domains(one))),
        ("signatures", JsonItem.List(catalogue.Registers
            .SelectMany(list => list.Signatures)
            .Where(signature => signature.OrganisationId == one.Id)
            .Select(Of))));

    static JsonItem Of(Signature signature) => JsonItem.Of(
        ("accord", signature.AccordId), ("organisation", signature.OrganisationId), ("name", signature.Name),
        ("category", signature.Category), ("on", signature.On?.ToString()), ("source", signature.Source),
        ("unverified", signature.IsUnverified));

    static IEnumerable<string> Domains(Organisation one) =>
        one.Assets.Where(asset => asset.Kind == AssetKind.Domain).Select(asset => asset.Name);

    static JsonItem Texts(IEnumerable<string> texts) => JsonItem.List(texts.Select(text => (JsonItem)text!));

    string? In(Text? text) => text?.In(language);
}
