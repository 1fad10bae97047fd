using Servanda.Accords;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>Why messages of a source were not aligned, as far as reports show it; the likeliest to be yours first.</summary>
enum Cause
{
    /// <summary>A signature of your domain does not verify.</summary>
    BrokenSignature,
    /// <summary>DKIM passes, for another domain.</summary>
    SignedByOther,
    /// <summary>SPF passes, for another domain.</summary>
    ReturnPathOfOther,
    /// <summary>The receiver took it for forwarded mail or a mailing list.</summary>
    Forwarded,
    /// <summary>Your domain is the SMTP sender, and SPF does not pass.</summary>
    NotInSpf,
    /// <summary>Nothing authenticates it.</summary>
    Nothing,
}

/// <summary>A cause, and the domain or selector that it is about; empty where there is none.</summary>
readonly record struct Explained(Cause Cause, string About);

/// <summary>Finds the cause, and says what to do about it.</summary>
static class Causes
{
    static readonly string[] Forwarding = ["forwarded", "mailing_list", "trusted_forwarder"];

    /// <summary>The likeliest cause of one row of checks. A name below the domain asked about counts as yours.</summary>
    public static Explained Of(UnalignedChecks row, string domain)
    {
        IReadOnlyList<Check> dkim = Check.Read(row.Dkim), spf = Check.Read(row.Spf);
        if ((row.Reasons ?? "").Split(' ').Intersect(Forwarding).Any())
            return new Explained(Cause.Forwarded, "");
        foreach (var check in dkim)
        {
            if (!check.IsPass && IsWithin(check.Domain, domain))
                return new Explained(Cause.BrokenSignature, check.Detail.Length > 0 ? $"{check.Detail}._domainkey.{check.Domain}" : check.Domain);
        }
        foreach (var check in dkim)
        {
            if (check.IsPass && check.Domain.Length > 0)
                return new Explained(Cause.SignedByOther, check.Domain);
        }
        foreach (var check in spf)
        {
            if (check.IsPass && check.Domain.Length > 0)
                return new Explained(Cause.ReturnPathOfOther, check.Domain);
        }
        foreach (var check in spf)
        {
            if (IsWithin(check.Domain, domain))
                return new Explained(Cause.NotInSpf, check.Domain);
        }
        return new Explained(Cause.Nothing, "");
    }

    public static string Id(Cause cause) => cause switch
    {
        Cause.BrokenSignature => "broken-signature",
        Cause.SignedByOther => "signed-by-other",
        Cause.ReturnPathOfOther => "return-path-of-other",
        Cause.Forwarded => "forwarded",
        Cause.NotInSpf => "not-in-spf",
        Cause.Nothing => "nothing",
    };

    /// <summary>What reports show.</summary>
    public static Text Word(Explained seen) => seen.Cause switch
    {
        Cause.BrokenSignature => new($"signature of {seen.About} fails", $"signature de {seen.About} en échec"),
        Cause.SignedByOther => new($"signed by {seen.About}", $"signé par {seen.About}"),
        Cause.ReturnPathOfOther => new($"return path {seen.About}", $"adresse de retour {seen.About}"),
        Cause.Forwarded => new("forwarded", "transféré"),
        Cause.NotInSpf => new($"not in SPF of {seen.About}", $"hors du SPF de {seen.About}"),
        Cause.Nothing => new("nothing authenticates it", "rien ne l’authentifie"),
    };

    /// <summary>What to do.</summary>
    public static Text ToDo(Explained seen, string domain) => seen.Cause switch
    {
        Cause.BrokenSignature => new(
            $"The signature is in your name and fails: check that `{seen.About}` publishes the key it signs with, and that nothing changes messages after signing.",
            $"La signature est à votre nom et échoue : vérifiez que `{seen.About}` publie la clé utilisée, et que rien ne modifie les messages après la signature."),
        Cause.SignedByOther => new(
            $"It signs as `{seen.About}`: if it sends for you, have it sign with a key below `_domainkey.{domain}`.",
            $"Il signe au nom de `{seen.About}` : s’il envoie pour vous, faites-le signer avec une clé sous `_domainkey.{domain}`."),
        Cause.ReturnPathOfOther => new(
            $"Its return path is `{seen.About}`: if it sends for you, have it sign with DKIM for `{domain}`, or use a return path below `{domain}`.",
            $"Son adresse de retour est `{seen.About}` : s’il envoie pour vous, faites-le signer par DKIM pour `{domain}`, ou utiliser une adresse de retour sous `{domain}`."),
        Cause.Forwarded => new(
            "Receivers took it for forwarded mail: sign everything with DKIM, which survives forwarding where SPF cannot.",
            "Les récepteurs y ont vu des transferts : signez tout par DKIM, qui survit au transfert, contrairement à SPF."),
        Cause.NotInSpf => new(
            $"It uses `{seen.About}` as its return path and is not in its SPF record: if it is yours, add it and sign with DKIM; if not, this is what a policy stops.",
            $"Il utilise `{seen.About}` comme adresse de retour sans être dans son SPF : s’il est à vous, ajoutez-le et signez par DKIM ; sinon, c’est ce qu’une politique arrête."),
        Cause.Nothing => new(
            "Nothing shows that it is yours. If you do not know it, this is what a policy stops.",
            "Rien ne montre qu’il est à vous. Si vous ne le connaissez pas, c’est ce qu’une politique arrête."),
    };

    /// <summary>True where something authenticates the sender, so that it is likelier a service of yours than a forger.</summary>
    public static bool MayBeYours(Cause cause) => cause switch
    {
        Cause.BrokenSignature or Cause.SignedByOther or Cause.ReturnPathOfOther or Cause.Forwarded => true,
        Cause.NotInSpf or Cause.Nothing => false,
    };

    static bool IsWithin(string name, string domain) =>
        name == domain || name.EndsWith("." + domain, StringComparison.Ordinal);
}
