using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Api;

// What the API sends of the register. Dates are as far as they are known: 2018, 2018-02 or 2018-04-17.

/// <summary>A text in both languages.</summary>
sealed record TextDto(string En, string Fr)
{
    public static TextDto Of(Text text) => new(text.En, text.Fr);

    public static TextDto? OfAny(Text? text) => text is null ? null : Of(text);
}

/// <summary>A state of a signature.</summary>
sealed record SignatureStateDto(
    int Number, string Status, string Name, string? Category, string? SignedOn, string? Since, string? Version, string? Successor,
    string Source, string Basis, bool IsUnverified, long Change)
{
    public static SignatureStateDto Of(SignatureState state) => new(
        state.Number, RegisterWords.Id(state.Status), state.Name, state.Category, state.SignedOn?.ToString(), state.Since?.ToString(),
        state.Version, state.Successor, state.Source, LeafWords.Id(state.Basis), state.IsUnverified, state.Change);
}

/// <summary>A signature with every state it was in; the last one holds.</summary>
sealed record SignatureDto(
    string Id, string Accord, string Organisation, string OrganisationName, string? Country, SignatureStateDto Current,
    IReadOnlyList<SignatureStateDto> History)
{
    public static SignatureDto Of(Signatory one) => Of(one.Signature, one.Organisation);

    public static SignatureDto Of(RegisteredSignature signature, RegisteredOrganisation organisation) => new(
        signature.Id, signature.AccordId, signature.OrganisationId, organisation.Name, organisation.Country,
        SignatureStateDto.Of(signature.Current), [.. signature.History.Select(SignatureStateDto.Of)]);
}

/// <summary>A name of an organisation.</summary>
sealed record NameDto(string Name, string? Language, string Kind, string? Since);

/// <summary>An identifier of an organisation in another register.</summary>
sealed record IdentifierDto(string Scheme, string Value);

/// <summary>An asset of an organisation.</summary>
sealed record AssetDto(string Kind, string Name, string Standing);

/// <summary>One organisation took the place of another.</summary>
sealed record SuccessionDto(string Predecessor, string Successor, string Kind, string? On);

/// <summary>An organisation in a list.</summary>
sealed record OrganisationBriefDto(string Id, string Name, string? Country, IReadOnlyList<string> Accords)
{
    public static OrganisationBriefDto Of(RegisteredOrganisation one) => new(
        one.Id, one.Name, one.Country,
        [.. one.Signatures.Where(signature => signature.IsStanding).Select(signature => signature.AccordId).Distinct()]);
}

/// <summary>All that the register says of an organisation.</summary>
sealed record OrganisationDto(
    string Id, string Name, string? Country, TextDto? Caution, IReadOnlyList<NameDto> Names, IReadOnlyList<IdentifierDto> Identifiers,
    IReadOnlyList<AssetDto> Assets, IReadOnlyList<SuccessionDto> Successions, IReadOnlyList<SignatureDto> Signatures, long LastChange)
{
    public static OrganisationDto Of(RegisteredOrganisation one) => new(
        one.Id, one.Name, one.Country, TextDto.OfAny(one.Caution),
        [.. one.Names.Select(name => new NameDto(
            name.Name, name.Language is { } language ? Words.Id(language) : null, RegisterWords.Id(name.Kind), name.Since?.ToString()))],
        [.. one.Identifiers.Select(identifier => new IdentifierDto(identifier.Scheme, identifier.Value))],
        [.. one.Assets.Select(asset => new AssetDto(Words.Id(asset.Kind), asset.Name, RegisterWords.Id(asset.Standing)))],
        [.. one.Successions.Select(succession => new SuccessionDto(
            succession.Predecessor, succession.Successor, RegisterWords.Id(succession.Kind), succession.On?.ToString()))],
        [.. one.Signatures.Select(signature => SignatureDto.Of(signature, one))], one.LastChange);
}

/// <summary>A change of the register. Leaf is the number of the log's entry in the outbox; null where it has none.</summary>
sealed record ChangeDto(
    long Number, string At, string Kind, string? Organisation, string? Accord, string? Signature, string? Reason, long? Corrects, long? Leaf)
{
    public static ChangeDto Of(RegisterChange one) => new(
        one.Number, Say.Machine(one.At), RegisterWords.Id(one.Kind), one.OrganisationId, one.AccordId, one.SignatureId, one.Reason,
        one.Corrects, one.Leaf);
}
