using Servanda.Accords;
using Servanda.Core;
using Servanda.Mail.Dane;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.MtaSts;
using Servanda.Mail.Spf;
using Servanda.Mail.TlsRpt;

namespace Servanda.Assessment.Rules;

/// <summary>What the readers of mail records find, in words.</summary>
static class ProblemWordsMail
{
    public static IEnumerable<KeyValuePair<string, Text>> All =>
        [.. Spf, .. Dmarc, .. Dkim, .. MtaSts, .. TlsRpt, .. Dane];

    static IEnumerable<KeyValuePair<string, Text>> Spf =>
    [
        Say(SpfProblems.Version, "not an SPF record", "pas un enregistrement SPF"),
        Say(SpfProblems.Character, "a character that is not printable ASCII",
            "un caractère qui n’est pas de l’ASCII imprimable"),
        Say(SpfProblems.UnknownMechanism, "no such mechanism", "mécanisme inconnu"),
        Say(SpfProblems.ArgumentMissing, "a mechanism without its argument", "un mécanisme sans son argument"),
        Say(SpfProblems.Argument, "an argument the mechanism does not take",
            "un argument que le mécanisme n’admet pas"),
        Say(SpfProblems.Domain, "not a domain to look up", "pas un domaine à interroger"),
        Say(SpfProblems.DomainImpossible, "a domain that cannot exist", "un domaine qui ne peut exister"),
        Say(SpfProblems.Ip4, "not an IPv4 address", "pas une adresse IPv4"),
        Say(SpfProblems.Ip6, "not an IPv6 address", "pas une adresse IPv6"),
        Say(SpfProblems.Cidr, "not a prefix length", "pas une longueur de préfixe"),
        Say(SpfProblems.Macro, "a malformed macro", "une macro mal formée"),
        Say(SpfProblems.MacroLetter, "no such macro letter", "lettre de macro inconnue"),
        Say(SpfProblems.MacroExplanationOnly, "a macro letter for explanations only",
            "une lettre de macro réservée aux explications"),
        Say(SpfProblems.MacroZero, "a macro that keeps zero labels", "une macro qui ne garde aucun label"),
        Say(SpfProblems.ModifierName, "not a modifier's name", "pas un nom de modificateur"),
        Say(SpfProblems.ModifierQualifier, "a qualifier before a modifier", "un qualificateur devant un modificateur"),
        Say(SpfProblems.RedirectRepeated, "redirect= more than once", "redirect= plus d’une fois"),
        Say(SpfProblems.ExplanationRepeated, "exp= more than once", "exp= plus d’une fois"),
        Say(SpfProblems.AfterAll, "a mechanism after all, which nobody tests",
            "un mécanisme après all, que personne n’évalue"),
        Say(SpfProblems.RedirectIgnored, "redirect= beside all, which nobody follows",
            "redirect= à côté de all, que personne ne suit"),
        Say(SpfProblems.Ptr, "the mechanism ptr, which should not be published", "le mécanisme ptr, à ne pas publier"),
        Say(SpfProblems.Several, "more than one SPF record", "plus d’un enregistrement SPF"),
        Say(SpfProblems.Lookups, "more than ten lookups", "plus de dix requêtes"),
        Say(SpfProblems.Voids, "more than two lookups that find nothing", "plus de deux requêtes qui ne trouvent rien"),
        Say(SpfProblems.Exchangers, "mx of a name with more than ten mail exchangers",
            "mx d’un nom qui a plus de dix serveurs de courrier"),
        Say(SpfProblems.Loop, "a record that leads back to itself", "un enregistrement qui ramène à lui-même"),
        Say(SpfProblems.IncludeNone, "include of a name without an SPF record",
            "include d’un nom sans enregistrement SPF"),
        Say(SpfProblems.RedirectNone, "redirect= to a name without an SPF record",
            "redirect= vers un nom sans enregistrement SPF"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> Dmarc =>
    [
        Say(DmarcProblems.Version, "not a DMARC record", "pas un enregistrement DMARC"),
        Say(DmarcProblems.Character, "a character that is not printable ASCII",
            "un caractère qui n’est pas de l’ASCII imprimable"),
        Say(DmarcProblems.Tag, "not a tag", "pas une balise"),
        Say(DmarcProblems.TagEmpty, "a tag without a value", "une balise sans valeur"),
        Say(DmarcProblems.SeparatorRepeated, "two semicolons in a row", "deux points-virgules de suite"),
        Say(DmarcProblems.TagRepeated, "a tag twice, which makes the record void",
            "une balise en double, ce qui annule l’enregistrement"),
        Say(DmarcProblems.TagUnknown, "a tag RFC 9989 does not know", "une balise que la RFC 9989 ne connaît pas"),
        Say(DmarcProblems.TagHistoric, "a retired tag, which is ignored", "une balise retirée, qui est ignorée"),
        Say(DmarcProblems.PolicyMissing, "p= is missing", "p= manque"),
        Say(DmarcProblems.Policy, "p= is none of none, quarantine, reject",
            "p= n’est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.SubdomainPolicy, "sp= is none of none, quarantine, reject",
            "sp= n’est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.NonexistentPolicy, "np= is none of none, quarantine, reject",
            "np= n’est ni none, ni quarantine, ni reject"),
        Say(DmarcProblems.DkimAlignment, "adkim= is neither r nor s", "adkim= n’est ni r ni s"),
        Say(DmarcProblems.SpfAlignment, "aspf= is neither r nor s", "aspf= n’est ni r ni s"),
        Say(DmarcProblems.FailureOptions, "fo= is not made of 0, 1, d, s", "fo= n’est pas fait de 0, 1, d, s"),
        Say(DmarcProblems.FailureOptionsUnused, "fo= without ruf=, which has no effect", "fo= sans ruf=, sans effet"),
        Say(DmarcProblems.PublicSuffix, "psd= is none of y, n, u", "psd= n’est ni y, ni n, ni u"),
        Say(DmarcProblems.Testing, "t= is neither y nor n", "t= n’est ni y ni n"),
        Say(DmarcProblems.AggregateUri, "rua= has an entry that is no address",
            "rua= a une entrée qui n’est pas une adresse"),
        Say(DmarcProblems.FailureUri, "ruf= has an entry that is no address",
            "ruf= a une entrée qui n’est pas une adresse"),
        Say(DmarcProblems.UriScheme, "a report address that is no mailto",
            "une adresse de rapport qui n’est pas mailto"),
        Say(DmarcProblems.UriSize, "a size limit behind an address, which is ignored",
            "une limite de taille après une adresse, qui est ignorée"),
        Say(DmarcProblems.Several, "more than one DMARC record", "plus d’un enregistrement DMARC"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> Dkim =>
    [
        Say(DkimProblems.Version, "v= is not DKIM1 in the first place", "v= n’est pas DKIM1 en premier"),
        Say(DkimProblems.Tag, "not a tag", "pas une balise"),
        Say(DkimProblems.SeparatorRepeated, "two semicolons in a row", "deux points-virgules de suite"),
        Say(DkimProblems.TrailingBlank, "blanks after the last semicolon", "des blancs après le dernier point-virgule"),
        Say(DkimProblems.TagRepeated, "a tag twice, which makes the record void",
            "une balise en double, ce qui annule l’enregistrement"),
        Say(DkimProblems.KeyMissing, "p= is missing", "p= manque"),
        Say(DkimProblems.KeyBase64, "p= is not base64", "p= n’est pas en base64"),
        Say(DkimProblems.KeyRsa, "p= holds no RSA key", "p= ne contient pas de clé RSA"),
        Say(DkimProblems.KeyEd25519, "p= holds no Ed25519 key", "p= ne contient pas de clé Ed25519"),
        Say(DkimProblems.KeyLength, "p= is larger than any key in use", "p= est plus long que toute clé en usage"),
        Say(DkimProblems.KeyShort, "an RSA key under 1024 bits", "une clé RSA de moins de 1024 bits"),
        Say(DkimProblems.KeyType, "k= is neither rsa nor ed25519", "k= n’est ni rsa ni ed25519"),
        Say(DkimProblems.Hashes, "h= does not allow sha256", "h= n’admet pas sha256"),
        Say(DkimProblems.Services, "s= does not allow e-mail", "s= n’admet pas le courrier"),
        Say(DkimProblems.Several, "more than one key at a selector", "plus d’une clé à un sélecteur"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> MtaSts =>
    [
        Say(MtaStsProblems.Version, "not an MTA-STS record", "pas un enregistrement MTA-STS"),
        Say(MtaStsProblems.IdMissing, "id= is missing", "id= manque"),
        Say(MtaStsProblems.Id, "id= is not 1 to 32 letters and digits",
            "id= n’est pas fait de 1 à 32 lettres et chiffres"),
        Say(MtaStsProblems.IdRepeated, "id= more than once", "id= plus d’une fois"),
        Say(MtaStsProblems.Field, "a malformed field", "un champ mal formé"),
        Say(MtaStsProblems.Several, "more than one MTA-STS record", "plus d’un enregistrement MTA-STS"),
        Say(MtaStsProblems.PolicyLength, "a policy file of more than 64 KB", "un fichier de règles de plus de 64 Ko"),
        Say(MtaStsProblems.PolicyHtml, "a web page where the policy should be", "une page web à la place des règles"),
        Say(MtaStsProblems.PolicyLine, "a line that is no field", "une ligne qui n’est pas un champ"),
        Say(MtaStsProblems.PolicyRepeated, "a field more than once", "un champ plus d’une fois"),
        Say(MtaStsProblems.PolicyVersionMissing, "version: is missing", "version: manque"),
        Say(MtaStsProblems.PolicyVersion, "version: is not STSv1", "version: n’est pas STSv1"),
        Say(MtaStsProblems.PolicyModeMissing, "mode: is missing", "mode: manque"),
        Say(MtaStsProblems.PolicyMode, "mode: is none of enforce, testing, none",
            "mode: n’est ni enforce, ni testing, ni none"),
        Say(MtaStsProblems.PolicyMaxAgeMissing, "max_age: is missing", "max_age: manque"),
        Say(MtaStsProblems.PolicyMaxAge, "max_age: is not a number of seconds",
            "max_age: n’est pas un nombre de secondes"),
        Say(MtaStsProblems.PolicyMaxAgeOver, "max_age: is over 31557600 seconds", "max_age: dépasse 31557600 secondes"),
        Say(MtaStsProblems.PolicyMxMissing, "mx: is missing", "mx: manque"),
        Say(MtaStsProblems.PolicyMx, "mx: is no host and no pattern", "mx: n’est ni un hôte ni un motif"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> TlsRpt =>
    [
        Say(TlsRptProblems.Version, "not a TLS reporting record", "pas un enregistrement de rapports TLS"),
        Say(TlsRptProblems.UriMissing, "rua= is missing", "rua= manque"),
        Say(TlsRptProblems.Uri, "rua= has an entry that is no address", "rua= a une entrée qui n’est pas une adresse"),
        Say(TlsRptProblems.UriScheme, "a report address that is neither mailto nor https",
            "une adresse de rapport ni mailto ni https"),
        Say(TlsRptProblems.Field, "a malformed field", "un champ mal formé"),
        Say(TlsRptProblems.Several, "more than one TLS reporting record", "plus d’un enregistrement de rapports TLS"),
    ];

    static IEnumerable<KeyValuePair<string, Text>> Dane =>
    [
        Say(DaneProblems.UsagePkix, "usage 0 or 1, which mail servers do not use",
            "usage 0 ou 1, que les serveurs de courrier n’emploient pas"),
        Say(DaneProblems.Usage, "no such usage", "usage inconnu"),
        Say(DaneProblems.Selector, "no such selector", "sélecteur inconnu"),
        Say(DaneProblems.MatchingType, "no such matching type", "type de comparaison inconnu"),
        Say(DaneProblems.DigestLength, "a digest of the wrong length", "une empreinte de mauvaise longueur"),
        Say(DaneProblems.Data, "neither a certificate nor a key", "ni un certificat ni une clé"),
    ];

    static KeyValuePair<string, Text> Say(ProblemKind kind, string en, string fr) => new(kind.Code, new Text(en, fr));
}
