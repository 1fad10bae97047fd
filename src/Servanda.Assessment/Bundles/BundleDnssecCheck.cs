using Servanda.Accords;
using Servanda.Dns.Dnssec;

namespace Servanda.Assessment.Bundles;

/// <summary>Says how many answers of a bundle are proven, and names those whose chain does not hold.</summary>
static class BundleDnssecCheck
{
    const string Name = "dnssec";
    const int Named = 3;

    public static BundleCheck Check(Manifest manifest, ChainedAnswers answers, TrustAnchors trusted)
    {
        if (manifest.Origin.Anchors is not { } anchors)
            return new(Name, CheckOutcome.NotApplicable, new(
                "no answer was validated: the run took its resolvers’ word",
                "aucune réponse n’a été validée : l’exécution s’est fiée à ses résolveurs"));
        if (answers.Faults.Count > 0)
            return Broken(answers, anchors.Intersect(AnchorTexts.Of(trusted), StringComparer.Ordinal).Any() ? [] : anchors);
        var (proven, unsigned) = (answers.Count(Security.Secure), answers.Count(Security.Insecure));
        var others = answers.Count(Security.Bogus) + answers.Count(Security.Indeterminate);
        var (en, fr) = others == 0 ? ("", "") : ($", {others} neither", $", {others} ni l’un ni l’autre");
        if (proven + unsigned + others == 0)
            return new(Name, CheckOutcome.NotApplicable, new(
                "no answer was validated: no signatures from the root’s key reached the assessor",
                "aucune réponse n’a été validée : aucune signature de la clé de la racine n’est parvenue à l’évaluateur"));
        return proven == 0
            ? new(Name, CheckOutcome.NotApplicable, new(
                $"no answer is signed: {unsigned} from zones without signatures{en}",
                $"aucune réponse n’est signée : {unsigned} viennent de zones sans signatures{fr}"))
            : BundleVerifier.Passed(Name,
                $"{proven} answers proven from the root’s key by the chains in the bundle; {unsigned} not signed{en}",
                $"{proven} réponses prouvées depuis la clé de la racine par les chaînes du dossier ; {unsigned} non signées{fr}");
    }

    static BundleCheck Broken(ChainedAnswers answers, IReadOnlyList<string> others)
    {
        var named = string.Join("; ", answers.Faults.Take(Named).Select(fault => $"{fault.Subject}: {fault.Why}"));
        var more = answers.Faults.Count > Named ? $" (+{answers.Faults.Count - Named})" : "";
        var foreign = others.Count == 0 ? new Text("", "") : new Text(
            $"; they begin at a key that is not trusted here ({others[0]}): whoever trusts it passes --anchor FILE",
            $" ; elles partent d’une clé qui n’est pas reconnue ici ({others[0]}) : qui s’y fie passe --anchor FICHIER");
        return BundleVerifier.Failed(Name,
            $"{answers.Faults.Count} chains do not hold: {named}{more}{foreign.En}",
            $"{answers.Faults.Count} chaînes ne tiennent pas : {named}{more}{foreign.Fr}");
    }
}
