using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Storage;
using Servanda.Storage.Applications;
using Servanda.Storage.Register;
using Servanda.Web.Forms;

namespace Servanda.Web.Desk;

/// <summary>Reads what is asked about a signature: every problem, each with its field.</summary>
/// <param name="register">The register as it stands.</param>
/// <param name="signature">The signature.</param>
/// <param name="kinds">What may be asked.</param>
/// <param name="language">The language of the page.</param>
sealed class RequestFormReader(PublicRegister register, RegisteredSignature signature, IReadOnlyList<ApplicationKind> kinds, Language language)
{
    const int MaxOnceKey = 64;

    /// <summary>What may be asked of a signature in its status.</summary>
    public static IReadOnlyList<ApplicationKind> Possible(SignatureStatus status, bool isDesk) => (status, isDesk) switch
    {
        (SignatureStatus.Active, true) => [ApplicationKind.Amend, ApplicationKind.Suspend, ApplicationKind.Withdraw, ApplicationKind.Succeed],
        (SignatureStatus.Suspended, true) => [ApplicationKind.Resume, ApplicationKind.Amend, ApplicationKind.Withdraw, ApplicationKind.Succeed],
        (SignatureStatus.Active or SignatureStatus.Suspended, false) => [ApplicationKind.Amend, ApplicationKind.Withdraw],
        (SignatureStatus.Withdrawn or SignatureStatus.Succeeded or SignatureStatus.Void, _) => [],
        _ => [],
    };

    /// <summary>What is asked; null where something is wrong.</summary>
    public ApplicationDraft? Read(RequestForm form, Accord? accord, out IReadOnlyList<FormProblem> problems)
    {
        var check = new FormCheck();
        var kind = ApplicationWords.FindKind(check.Choice("kind", form.Kind, [.. kinds.Select(ApplicationWords.Id)]));
        var current = signature.Current;
        var (name, category, version) = (current.Name, current.Category, current.Version);
        if (kind == ApplicationKind.Amend)
        {
            name = check.Line("name", form.Name, RegisterText.MaxName, new("the name", "le nom"));
            category = string.IsNullOrEmpty(form.Category) ? category : check.Choice("category", form.Category, [.. accord?.SignatoryTypes ?? []]);
            version = string.IsNullOrEmpty(form.Version) ? version
                : check.Choice("version", form.Version, [.. register.In(signature.AccordId).Versions.Select(one => one.Version)]);
        }
        if (!string.IsNullOrEmpty(form.On) && !PartialDate.TryRead(form.On, out _))
            check.Add("on", new("Enter a date such as 2026-11-22.", "Indiquez une date telle que 2026-11-22."));
        if (kind == ApplicationKind.Succeed)
        {
            if (register.FindOrganisation(form.Successor ?? "") is null || form.Successor == signature.OrganisationId)
                check.Add("successor", new("Enter the id of another organisation of the register.",
                    "Indiquez l’identifiant d’une autre organisation du registre."));
            check.Choice("succession", form.Succession, [.. Enum.GetValues<SuccessionKind>().Select(RegisterWords.Id)]);
        }
        var reason = check.Line("reason", form.Reason, RegisterText.MaxReason, new("why", "le motif"));
        problems = check.Problems;
        return problems.Count > 0 || kind is not { } asked ? null : new ApplicationDraft
        {
            Kind = asked,
            AccordId = signature.AccordId,
            OrganisationId = signature.OrganisationId,
            SignatureId = signature.Id,
            SignatureState = form.From,
            SuccessorId = asked == ApplicationKind.Succeed ? form.Successor : null,
            Succession = asked == ApplicationKind.Succeed ? form.Succession : null,
            Name = name,
            Category = category,
            Version = version,
            EffectiveOn = string.IsNullOrEmpty(form.On) ? null : form.On,
            Statement = reason,
            Language = language,
            OnceKey = form.OnceKey is { Length: > 0 and <= MaxOnceKey } key ? key : PrivateId.New(),
        };
    }
}
