using Servanda.Accords;
using Servanda.Web.Forms;

namespace Servanda.Web.Apply;

/// <summary>What the fields of an application are drawn from.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Accord">The accord.</param>
/// <param name="Versions">Its versions, where there is a choice.</param>
/// <param name="Problems">Everything wrong.</param>
/// <param name="AsksMail">False where the address is known already.</param>
public sealed record ApplyFields(
    ApplyForm Form, Accord Accord, IReadOnlyList<string> Versions, IReadOnlyList<FormProblem> Problems, bool AsksMail)
{
    /// <summary>The accord's types of signatory, as a choice.</summary>
    public IReadOnlyList<(string, string)> Categories(Language language) =>
    [
        ("", new Text("Choose one", "Choisissez").In(language)),
        .. Accord.SignatoryTypes.Select(type => (type, SignatoryTypes.Of(type).In(language))),
    ];

    /// <summary>The versions, as a choice: the last one first.</summary>
    public IReadOnlyList<(string, string)> VersionChoice => [.. Versions.Reverse().Select(version => (version, version))];
}
