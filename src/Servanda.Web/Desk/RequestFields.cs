using Servanda.Accords;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Apply;
using Servanda.Web.Forms;

namespace Servanda.Web.Desk;

/// <summary>What the fields to change a signature are drawn from.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Kinds">What may be asked.</param>
/// <param name="Categories">The accord's types of signatory.</param>
/// <param name="Versions">The accord's versions.</param>
/// <param name="GoingOver">The standing signatures of the organisation, which a successor takes over.</param>
/// <param name="Problems">Everything wrong.</param>
public sealed record RequestFields(
    RequestForm Form, IReadOnlyList<ApplicationKind> Kinds, IReadOnlyList<string> Categories, IReadOnlyList<string> Versions,
    IReadOnlyList<RegisteredSignature> GoingOver, IReadOnlyList<FormProblem> Problems)
{
    /// <summary>The fields of a signature.</summary>
    public static RequestFields Of(
        RequestForm form, RegisteredSignature signature, PublicRegister register, Accord? accord, bool isDesk, IReadOnlyList<FormProblem> problems) =>
        new(form, RequestFormReader.Possible(signature.Status, isDesk), accord?.SignatoryTypes ?? [],
            [.. register.In(signature.AccordId).Versions.Select(one => one.Version).Distinct(StringComparer.Ordinal)],
            [.. (register.FindOrganisation(signature.OrganisationId)?.Signatures ?? []).Where(one => one.IsStanding)], problems);

    /// <summary>A form that says what the signature says.</summary>
    public static RequestForm Start(RegisteredSignature signature) => new()
    {
        Name = signature.Current.Name,
        Category = signature.Current.Category,
        Version = signature.Current.Version,
        From = signature.Current.Number,
        OnceKey = Servanda.Storage.PrivateId.New(),
    };

    /// <summary>The categories, as a choice.</summary>
    public IReadOnlyList<(string, string)> CategoryChoice(Language language) =>
        [("", "–"), .. Categories.Select(type => (type, SignatoryTypes.Of(type).In(language)))];

    /// <summary>The versions, as a choice.</summary>
    public IReadOnlyList<(string, string)> VersionChoice => [("", "–"), .. Versions.Select(version => (version, version))];

    /// <summary>The ways to take another's place, as a choice.</summary>
    public static IReadOnlyList<(string, string)> SuccessionChoice(Language language) =>
        [("", "–"), .. Enum.GetValues<SuccessionKind>().Select(kind => (RegisterWords.Id(kind), RegisterWords.Word(kind).In(language)))];
}
