using Servanda.Accords;
using Servanda.Accords.Registers;
using Servanda.Core.Names;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Web.Forms;

namespace Servanda.Web.Apply;

/// <summary>Reads the form to sign an accord: every problem, each with its field.</summary>
static class ApplyFormReader
{
    public const int MaxName = 300, MaxContactName = 120, MaxStatement = 4000, MaxDomainText = 6000, MaxOnceKey = 64;

    /// <summary>What is asked; null where something is wrong.</summary>
    /// <param name="form">As it came.</param>
    /// <param name="accord">The accord to sign.</param>
    /// <param name="versions">Its versions, where there is a choice; else empty.</param>
    /// <param name="language">The language of the page, which is that of the letters.</param>
    /// <param name="problems">Everything wrong.</param>
    public static ApplicationDraft? Read(
        ApplyForm form, Accord accord, IReadOnlyList<string> versions, Language language, out IReadOnlyList<FormProblem> problems)
    {
        var check = new FormCheck();
        var name = check.Line("name", form.Name, MaxName, new("the organisation’s name", "le nom de l’organisation"));
        var category = accord.SignatoryTypes is [var only] ? only : check.Choice("category", form.Category, [.. accord.SignatoryTypes]);
        var country = check.Choice("country", form.Country, Countries.All);
        var version = versions.Count == 0 ? null : check.Choice("version", form.Version, [.. versions]);
        var domains = Domains(form.Domains, check);
        var contact = check.Line("contactName", form.ContactName, MaxContactName, new("your name", "votre nom"));
        if (!MailAddress.TryRead(form.ContactMail, out var mail))
            check.Add("contactMail", ApplyPhrases.BadMail);
        var statement = check.Lines("statement", form.Statement, MaxStatement,
            new("by what authority you sign", "à quel titre vous signez"));
        if (form.Authority != "yes")
            check.Add("authority", ApplyPhrases.AuthorityMissing);
        problems = check.Problems;
        return problems.Count > 0 ? null : new ApplicationDraft
        {
            Kind = ApplicationKind.Sign,
            AccordId = accord.Id,
            Version = version,
            Name = name,
            Category = category,
            Country = country,
            ContactName = contact,
            ContactMail = mail,
            Statement = statement,
            Language = language,
            Domains = domains,
            OnceKey = IsOnceKey(form.OnceKey) ? form.OnceKey! : Servanda.Storage.PrivateId.New(),
        };
    }

    static List<DomainName> Domains(string? typed, FormCheck check)
    {
        List<DomainName> domains = [];
        if (typed is { Length: > MaxDomainText })
        {
            check.Add("domains", FormPhrases.TooLong(MaxDomainText));
            return domains;
        }
        var words = (typed ?? "").Split((char[])['\n', '\r', '\t', ' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            check.Add("domains", ApplyPhrases.NoDomain);
        if (words.Length > ApplicationDraft.MaxDomains)
            check.Add("domains", ApplyPhrases.TooManyDomains);
        foreach (var word in words.Take(ApplicationDraft.MaxDomains))
        {
            if (DomainName.Read(word).Value is not { LabelCount: > 1 } domain || domain.ToString().Contains('\\', StringComparison.Ordinal))
                check.Add("domains", ApplyPhrases.BadDomain(word));
            else if (!domains.Contains(domain))
                domains.Add(domain);
        }
        return domains;
    }

    /// <summary>Whether this can be the key of a form of ours.</summary>
    public static bool IsOnceKey(string? key) =>
        key is { Length: > 0 and <= MaxOnceKey } && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
