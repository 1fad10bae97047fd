using Servanda.Accords;
using Servanda.Core;
using Servanda.Mail.Dmarc;
using Servanda.Mail.Spf;

namespace Servanda.Assessment.Rules;

/// <summary>What the readers of mail records find, in words.</summary>
static class ProblemWordsMail
{
    public static IEnumerable<KeyValuePair<string, Text>> All => [.. Spf, .. Dmarc];

    static IEnumerable<KeyValuePair<string, Text>> Spf =>
    [
        Say(SpfProblems.Version, "not an SPF record", "pas un enregistrement SPF"),
        Say(SpfProblems.Character, "a character that is not printable ASCII", "un caractère qui n'est pas de l'ASCII imprimable"),
        Say(SpfProblems.UnknownMechanism, "no such mechanism", "mécanisme inconnu"),
        Say(SpfProblems.ArgumentMissing, "a mechanism without its argument", "un mécanisme sans son argument"),
        Say(SpfProblems.Argument, "an argument the mechanism does not take", "un argument que le mécanisme n'admet pas"),
        Say(SpfProblems.Domain, "not a domain to look up", "pas un domaine à interroger"),
        Say(SpfProblems.DomainImpossible, "a domain that cannot exist", "un domaine qui ne peut exister"),
        Say(SpfProblems.Ip4, "not an IPv4 address", "pas une adresse IPv4"),
        Say(SpfProblems.Ip6, "not an IPv6 address", "pas une adresse IPv6"),
        Say(SpfProblems.Cidr, "not a prefix length", "pas une longueur de préfixe"),
        Say(SpfProblems.Macro, "a malformed macro", "une macro mal formée"),
        Say(SpfProblems.MacroLetter, "no such macro letter", "lettre de macro inconnue"),
        Say(SpfProblems.MacroExplanationOnly, "a macro letter for explanations only", "une lettre de macro réservée aux explications"),
        Say(SpfProblems.MacroZero, "a macro that keeps zero labels", "une macro qui ne garde aucun label"),
        Say(SpfProblems.ModifierName, "not a modifier's name", "pas un nom de modificateur"),
        Say(SpfProblems.ModifierQualifier, "a qualifier before a modifier", "un qualificateur devant un modificateur"),
        Say(SpfProblems.RedirectRepeated, "redirect= more than once", "redirect= plus d'une fois"),
        Say(SpfProblems.ExplanationRepeated, "exp= more than once", "exp= plus d'une fois"),
        Say(SpfProblems.AfterAll, "a mechanism after all, which nobody tests", "un mécanisme après all, que personne n'évalue"),
        Say(SpfProblems.RedirectIgnored, "redirect= beside all, which nobody follows", "redirect= à côté de all, que personne ne suit"),
        Say(SpfProblems.Ptr, "the mechanism ptr, which should not be published", "le mécanisme ptr, à ne pas publier"),
        Say(SpfProblems.Several, "more than one SPF record", "plus d'un enregistrement SPF"),
        Say(SpfProblems.Lookups, "more than ten lookups", "plus de dix requêtes"),
        Say(SpfProblems.Voids, "more than two lookups that find nothing", "plus de deux requêtes qui ne trouvent rien"),
        Say(SpfProblems.Exchangers, "mx of a name with more than ten mail exchangers", "mx d'un nom qui a plus de dix serveurs de courrier"),
        Say(SpfProblems.Loop, "a record that leads back to itself", "un enregistrement qui ramène à lui-même"),
        Say(SpfProblems.IncludeNone, "include of a name without an SPF record", "include d'un nom sans enregistrement SPF"),
        Say(SpfProblems.RedirectNone, "redirect= to a name without an SPF record", "redirect= vers un nom sans enregistrement SPF"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> Dmarc =>
    [
        Say(DmarcProblems.Version, "not a DMARC record", "pas un enregistrement DMARC"),
        Say(DmarcProblems.Character, "a character that is not printable ASCII", "un caractère qui n'est pas de l'ASCII imprimable"),
        Say(DmarcProblems.Tag, "not a tag", "pas une balise"),
        Say(DmarcProblems.TagEmpty, "a tag without a value", "une balise sans valeur"),
        Say(DmarcProblems.SeparatorRepeated, "two semicolons in a row", "deux points-virgules de suite"),
        Say(DmarcProblems.TagRepeated, "a tag twice, which makes the record void", "une balise en double, ce qui annule l'enregistrement"),
        Say(DmarcProblems.TagUnknown, "a tag RFC 9989 does not know", "une balise que la RFC 9989 ne connaît pas"),
        Say(DmarcProblems.TagHistoric, "a retired tag, which is ignored", "une balise retirée, qui est ignorée"),
        Say(DmarcProblems.PolicyMissing, "p= is missing", "p= manque"),
        Say(DmarcProblems.Policy, "p= is none of none, quarantine, reject", "p= n'est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.SubdomainPolicy, "sp= is none of none, quarantine, reject", "sp= n'est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.NonexistentPolicy, "np= is none of none, quarantine, reject", "np= n'est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.DkimAlignment, "adkim= is neither r nor s", "adkim= n'est ni r ni s"),
        Say(DmarcProblems.SpfAlignment, "aspf= is neither r nor s", "aspf= n'est ni r ni s"),
        Say(DmarcProblems.FailureOptions, "fo= is not made of 0, 1, d, s", "fo= n'est pas fait de 0, 1, d, s"),
        Say(DmarcProblems.FailureOptionsUnused, "fo= without ruf=, which has no effect", "fo= sans ruf=, sans effet"),
        Say(DmarcProblems.PublicSuffix, "psd= is none of y, n, u", "psd= n'est ni y, ni n, ni u"),
        Say(DmarcProblems.Testing, "t= is neither y nor n", "t= n'est ni y ni n"),
        Say(DmarcProblems.AggregateUri, "rua= has an entry that is no address", "rua= a une entrée qui n'est pas une adresse"),
        Say(DmarcProblems.FailureUri, "ruf= has an entry that is no address", "ruf= a une entrée qui n'est pas une adresse"),
        Say(DmarcProblems.UriScheme, "a report address that is no mailto", "une adresse de rapport qui n'est pas mailto"),
        Say(DmarcProblems.UriSize, "a size limit behind an address, which is ignored", "une limite de taille après une adresse, qui est ignorée"),
        Say(DmarcProblems.Several, "more than one DMARC record", "plus d'un enregistrement DMARC"),
    ];

    static KeyValuePair<string, Text> Say(ProblemKind kind, string en, string fr) => new(kind.Code, new Text(en, fr));
}
