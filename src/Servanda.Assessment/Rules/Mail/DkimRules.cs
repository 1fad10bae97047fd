using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>DKIM keys (RFC 6376, RFC 8301): the ones at selectors that the operator named and at
/// <see cref="WellKnownSelectors"/>. Which selectors a domain uses cannot be seen from outside, so finding no key is
/// never a failure. Only domains that send mail are judged.</summary>
static class DkimRules
{
    /// <summary>Bits of an RSA key that verifiers accept at the least (RFC 8301 §3.2).</summary>
    const int LeastBits = 1024;

    /// <summary>Bits that signers should use (RFC 8301 §3.2).</summary>
    const int GoodBits = 2048;

    /// <summary>Key records told of in one reason or remedy: a wildcard answers for every selector.</summary>
    const int MaxTold = 6;

    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.dkim.published", "RFC 6376 §3.6.1", Severity.Required,
            new("A DKIM key is published", "Une clé DKIM est publiée"), Published),
        new("mail.dkim.syntax", "RFC 6376 §3.6.1", Severity.Required,
            new("The key records can be used", "Les enregistrements de clé sont utilisables"), Syntax),
        new("mail.dkim.strength", "RFC 8301 §3.2", Severity.Required,
            new("RSA keys have 2048 bits or more, and signatures use SHA-256",
                "Les clés RSA ont au moins 2048 bits, les signatures emploient SHA-256"), Strength),
        new("mail.dkim.testing", "RFC 6376 §3.6.1", Severity.Required,
            new("No key is in test mode", "Aucune clé n’est en mode d’essai"), Testing),
        new("mail.dkim.named", "RFC 6376 §3.6.2.1", Severity.Recommended,
            new("Every selector named by the operator holds a key",
                "Tout sélecteur indiqué par l’opérateur a une clé"), Named),
        new("mail.dkim.tidy", "RFC 6376 §3.2", Severity.Recommended,
            new("The key records are written without slips",
                "Les enregistrements de clé sont écrits sans maladresse"), Tidy),
    ];

    /// <summary>Slips that verifiers pass over, or nearly all do.</summary>
    static readonly string[] Slips = [DkimProblems.TrailingBlank.Code, DkimProblems.SeparatorRepeated.Code];

    /// <summary>Problems that are judged as strength.</summary>
    static readonly string[] Weaknesses = [DkimProblems.KeyShort.Code, DkimProblems.Hashes.Code];

    static Outcome Published(View view) => OnKeys(view, keys =>
        keys.Usable.ToList() is { Count: > 0 } usable ? Outcome.Pass(new(
            $"keys at {Selectors(usable)}", $"des clés en {Selectors(usable)}"))
        : keys.Found.Count == 0 ? Nothing(keys)
        : keys.Found.All(one => one.IsRevoked) ? Outcome.NotMeasured(new(
            $"only withdrawn keys, at {Selectors(keys.Found)}; name the selectors in use",
            $"seulement des clés retirées, en {Selectors(keys.Found)} ; indiquez les sélecteurs en usage"))
        : Outcome.NotApplicable(new(
            $"the key records at {Selectors(keys.Found)} are judged by mail.dkim.syntax",
            $"les enregistrements de clé en {Selectors(keys.Found)} sont jugés par mail.dkim.syntax")));

    static Outcome Syntax(View view) => OnKeys(view, keys =>
    {
        if (keys.Found.Count == 0)
            return Nothing(keys);
        var faulty = keys.Found
            .Where(one => one.Read.Problems.Any(problem =>
                !Slips.Contains(problem.Code) && !Weaknesses.Contains(problem.Code)))
            .ToList();
        if (faulty.Count == 0 && keys.Several.Count == 0)
            return Outcome.Pass(new("no error", "aucune erreur"));
        var words = faulty.Select(one => (one.Name, Words: ProblemWords.Of(one.Read.Problems)))
            .Concat(keys.Several.Select(name => (Name: name, Words: ProblemWords.Of(DkimProblems.Several.At(0)))))
            .ToList();
        var reason = new Text(
            string.Join("; ", words.Take(MaxTold).Select(one => $"{one.Name}: {one.Words.En}")),
            string.Join(" ; ", words.Take(MaxTold).Select(one => $"{one.Name} : {one.Words.Fr}")));
        var remedy = Replace(faulty.Select(one => one.Name).Concat(keys.Several));
        // A leftover that is broken does no harm beside a key that works.
        return keys.Usable.Any() || keys.Found.Any(one => one.IsRevoked)
            ? Outcome.Warn(reason, remedy)
            : Outcome.Fail(reason, remedy);
    });

    static Outcome Strength(View view) => OnUsable(view, usable =>
    {
        var refused = usable.Where(one => Bits(one) < LeastBits || one.Read.Value is { AllowsSha256: false }).ToList();
        var weak = usable.Except(refused).Where(one => Bits(one) < GoodBits).ToList();
        var words = Shown.List(usable.Select(one => $"{one.Selector} {Kind(one)}").Distinct());
        return refused.Count > 0 ? Outcome.Fail(
                new($"verifiers must refuse {Selectors(refused)}: {words}",
                    $"les vérificateurs doivent refuser {Selectors(refused)} : {words}"),
                Renew(view, refused))
            : weak.Count > 0 ? Outcome.Warn(
                new($"under {GoodBits} bits: {words}", $"moins de {GoodBits} bits : {words}"), Renew(view, weak))
            : Outcome.Pass(Text.Same(words));
    });

    static Outcome Testing(View view) => OnUsable(view, usable =>
        usable.Where(one => one.Read.Value is { IsTesting: true }).ToList() is { Count: > 0 } testing
            ? Outcome.Warn(
                new($"t=y at {Selectors(testing)}: mail signed with it counts as unsigned",
                    $"t=y en {Selectors(testing)} : le courrier signé ainsi compte comme non signé"),
                new("Publish: " + Untested(testing), "Publiez : " + Untested(testing)))
            : Outcome.Pass(new("no key is in test mode", "aucune clé n’est en mode d’essai")));

    static Outcome Named(View view)
    {
        if (view.Once(MailUse.Of).BarForSender is { } bar)
            return bar;
        if (view.Asset.DkimSelectors.Count == 0)
            return Outcome.NotApplicable(new("the operator named no selector",
                "l’opérateur n’a indiqué aucun sélecteur"));
        var keys = view.Once(DkimKeys.Of);
        return keys.Missing.Count > 0 ? Outcome.Warn(
                new($"no key at {Shown.List(keys.Missing)}", $"pas de clé en {Shown.List(keys.Missing)}"),
                Replace(keys.Missing
                    .Select(selector => DkimKeyRecord.NameFor(selector, view.Domain))
                    .OfType<DomainName>()))
            : keys.WhyUnknown is { } why ? Outcome.NotMeasured(why)
            : Outcome.Pass(new("every one does", "tous en ont une"));
    }

    static Outcome Tidy(View view) => OnUsable(view, usable =>
    {
        var slips = usable.Where(one => one.Read.Problems.Any(problem => Slips.Contains(problem.Code))).ToList();
        return slips.Count == 0 ? Outcome.Pass(new("no slips", "sans maladresse")) : Outcome.Warn(
            ProblemWords.Of(slips.SelectMany(one => one.Read.Problems).Where(problem => Slips.Contains(problem.Code))),
            new($"Publish: {Clean(slips)}", $"Publiez : {Clean(slips)}"));
    });

    static Outcome OnKeys(View view, Func<DkimKeys, Outcome> judge) =>
        view.Once(MailUse.Of).BarForSender ?? judge(view.Once(DkimKeys.Of));

    static Outcome OnUsable(View view, Func<IReadOnlyList<DkimFound>, Outcome> judge) => OnKeys(view, keys =>
        keys.Usable.ToList() is { Count: > 0 } usable ? judge(usable)
        : keys.Found.Count == 0 ? Nothing(keys)
        : Outcome.NotApplicable(new("no key in use was found", "aucune clé en usage n’a été trouvée")));

    static Outcome Nothing(DkimKeys keys) => Outcome.NotMeasured(keys.WhyUnknown ?? new(
        $"no key at the {keys.Looked} selectors looked at; name the ones you use",
        $"pas de clé aux {keys.Looked} sélecteurs examinés ; indiquez ceux que vous employez"));

    static int? Bits(DkimFound one) => one.Read.Value?.Key is DkimKey.Rsa rsa ? rsa.Bits : null;

    static string Kind(DkimFound one) =>
        (Bits(one) is { } bits ? string.Create(CultureInfo.InvariantCulture, $"RSA-{bits}") : "Ed25519")
        + (one.Read.Value is { AllowsSha256: false } ? " (h=sha1)" : "");

    static string Selectors(IEnumerable<DkimFound> keys) => Shown.List(keys.Select(one => one.Selector).Distinct());

    static Text Replace(IEnumerable<DomainName> names)
    {
        var records = Lines(names.Select(name => Zone.Txt(name, "v=DKIM1; k=rsa; p=<key>")));
        return new(
            "Publish the signer's public key (base64 of its SubjectPublicKeyInfo), one record at each selector: "
            + records,
            "Publiez la clé publique du signataire (base64 de son SubjectPublicKeyInfo), un enregistrement par sélecteur : "
            + records);
    }

    static Text Renew(View view, IReadOnlyList<DkimFound> old)
    {
        var year = view.Now.Year.ToString(CultureInfo.InvariantCulture);
        var fresh = $"s{year}._domainkey.{view.Domain}. TXT \"v=DKIM1; k=rsa; p=<key>\"";
        var withdrawn = Lines(old.Select(one => Zone.Txt(one.Name, "v=DKIM1; p=")));
        return new(
            $"Sign with a new RSA key of {GoodBits} bits and SHA-256 under a new selector: {fresh} and then withdraw the"
            + $" old: {withdrawn}",
            $"Signez avec une nouvelle clé RSA de {GoodBits} bits et SHA-256 sous un nouveau sélecteur : {fresh} puis"
            + $" retirez l’ancienne : {withdrawn}");
    }

    static string Untested(IEnumerable<DkimFound> keys) => Lines(keys.Select(one => Zone.Txt(one.Name,
        one.Read.Value is { IsStrict: true } ? TagText.With(one.Text, "t", "s") : TagText.Drop(one.Text, "t"))));

    static string Clean(IEnumerable<DkimFound> keys) =>
        Lines(keys.Select(one => Zone.Txt(one.Name, TagText.Without(one.Text, []))));

    static string Lines(IEnumerable<string> records) => string.Join('\n', records.Distinct().Take(MaxTold));
}
