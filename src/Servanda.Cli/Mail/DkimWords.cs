using Servanda.Mail.Arc;
using Servanda.Mail.Dkim;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary>What DKIM and ARC say, in words.</summary>
static class DkimWords
{
    /// <summary>Why a signature came out as it did; for a field that cannot be read, what is wrong with it.</summary>
    public static Text Why(DkimResult one)
    {
        var detail = one.Detail
            ?? (one.Reason == DkimReasons.Syntax && one.Problems is [var first, ..] ? $"{first.Code} ({first.Clause})" : null);
        return With(Of(one.Reason), detail);
    }

    /// <summary>Why a chain came out as it did.</summary>
    public static Text Why(ArcVerdict arc)
    {
        var reason = new Text(arc.Reason.Words, French(arc.Reason.Code) ?? arc.Reason.Words);
        var detail = arc.Detail ?? (arc.Reason == ArcReasons.Syntax && arc.Problems is [var first, ..] ? $"{first.Code} ({first.Clause})" : null);
        return With(reason, detail);
    }

    /// <summary>A reason in both languages.</summary>
    public static Text Of(DkimReason reason) => new(reason.Words, French(reason.Code) ?? reason.Words);

    static Text With(Text words, string? detail) =>
        detail is null ? words : new($"{words.En}: {detail}", $"{words.Fr} : {detail}");

    /// <summary>The French words for a code; null when there are none yet.</summary>
    public static string? French(string code) => code switch
    {
        "dkim.verified" => "vérifiée",
        "dkim.body.hash" => "le corps a changé depuis la signature",
        "dkim.mismatch" => "la signature ne correspond pas aux champs d’en-tête et à la clé",
        "dkim.syntax" => "le champ de la signature ne se lit pas",
        "dkim.algorithm" => "l’algorithme n’est pas connu",
        "dkim.algorithm.sha1" => "rsa-sha1 est historique et n’est plus vérifié",
        "dkim.canonicalisation" => "la canonicalisation n’est pas connue",
        "dkim.query" => "la clé n’est pas publiée dans le DNS",
        "dkim.from" => "le champ From n’est pas signé",
        "dkim.identity" => "l’identité n’est pas dans le domaine signataire",
        "dkim.identity.strict" => "la clé ne signe pas pour les sous-domaines",
        "dkim.body.short" => "la partie signée du corps dépasse le corps lui-même",
        "dkim.expired" => "la signature a expiré",
        "dkim.future" => "la signature se dit faite dans le futur",
        "dkim.key.missing" => "il n’y a pas de clé sous le sélecteur",
        "dkim.key.unavailable" => "la clé n’a pas pu être obtenue",
        "dkim.key.not-asked" => "la clé n’a pas encore été demandée",
        "dkim.key.syntax" => "l’enregistrement de la clé ne se lit pas",
        "dkim.key.revoked" => "la clé a été révoquée",
        "dkim.key.type" => "la clé n’est pas pour cet algorithme",
        "dkim.key.hash" => "la clé n’est pas pour cette fonction de hachage",
        "dkim.key.service" => "la clé n’est pas pour ce service",
        "dkim.key.too-short" => "la clé a moins de 1024 bits",
        "dkim.key.too-long" => "la clé est plus grande que ce qui se vérifie",
        "dkim.signatures.more" => "il y a plus de signatures qu’on n’en essaie",
        "arc.none" => "le message n’a pas de champs ARC",
        "arc.validated" => "la chaîne est valide",
        "arc.sets.more" => "il y a plus de 50 ensembles",
        "arc.syntax" => "un champ ARC ne se lit pas",
        "arc.structure" => "les ensembles ne sont pas numérotés depuis 1 avec un champ de chaque sorte",
        "arc.cv.fail" => "le sceau le plus récent dit que la chaîne avait déjà échoué",
        "arc.cv" => "cv doit être none dans le premier ensemble et pass dans les autres",
        "arc.message-signature.h" => "la signature du message signe un champ ARC-Seal",
        "arc.message-signature" => "la signature de message la plus récente ne se vérifie pas",
        "arc.seal" => "un sceau ne se vérifie pas",
        "arc.key.unavailable" => "une clé n’a pas pu être obtenue",
        _ => null,
    };
}
