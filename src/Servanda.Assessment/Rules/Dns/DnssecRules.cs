using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Edns;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>DNSSEC (RFC 4033 to 4035): by our own validation, or where that was not tried or the resolver gives no signatures,
/// as the resolver sees it: by its AD bit, and by what it answers only when asked not to validate.</summary>
static class DnssecRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("dns.dnssec.delegation", "RFC 4035 §2.4", Severity.Required,
            new("The parent zone vouches for the keys (DS)", "La zone parente garantit les clés (DS)"), Delegation),
        new("dns.dnssec.validation", "RFC 4035 §5", Severity.Required,
            new("Answers validate", "Les réponses sont validées"), Validation),
        new("dns.dnssec.algorithm", "RFC 9905 §2", Severity.Recommended,
            new("Keys use an algorithm that is still sound", "Les clés emploient un algorithme encore sûr"), Algorithm),
        new("dns.dnssec.digest", "RFC 9905 §2", Severity.Recommended,
            new("DS records use a digest that is still sound",
                "Les DS emploient une empreinte encore sûre"), DigestType),
    ];

    static readonly Text NotValidating = new(
        "our resolver does not validate: it does not vouch even for the root, which is signed",
        "notre résolveur ne valide pas : il ne garantit pas même la racine, qui est signée");

    static readonly Text NotSigned = new("the zone has no DS record to validate by",
        "la zone n’a pas de DS qui permette de valider");

    static Outcome Delegation(View view) => view.InZone(zone =>
    {
        var validates = view.Validates();
        var keys = Keys(view, zone);
        return view.Records<DsData>(zone, DnsType.Ds) switch
        {
            Look<IReadOnlyList<DsData>>.Seen(var signers) => Outcome.Pass(new(
                $"{zone} is delegated with DS {Shown.List(signers.Select(ds => ds.KeyTag))}",
                $"{zone} est déléguée avec le DS {Shown.List(signers.Select(ds => ds.KeyTag))}")),
            Look<IReadOnlyList<DsData>>.Absent when validates is null => Outcome.NotMeasured(new(
                "our resolver does not answer about the root", "notre résolveur ne répond pas sur la racine")),
            Look<IReadOnlyList<DsData>>.Absent when validates == false => Outcome.NotMeasured(NotValidating),
            Look<IReadOnlyList<DsData>>.Absent => keys is [] ? Outcome.Fail(
                new($"{zone} is not signed: no DS at the parent, no DNSKEY",
                    $"{zone} n’est pas signée : ni DS dans la zone parente, ni DNSKEY"),
                new($"Sign {zone} (algorithm 13, ECDSAP256SHA256) and have the registrar publish the DS record of its key:"
                    + $" {zone}. DS <key tag> 13 2 <SHA-256 of the key>",
                    $"Signez {zone} (algorithme 13, ECDSAP256SHA256) et faites publier le DS de sa clé par le bureau"
                    + $" d’enregistrement : {zone}. DS <étiquette> 13 2 <SHA-256 de la clé>"))
                : Outcome.Fail(
                    new($"{zone} has keys and no DS at the parent, so nobody checks its signatures",
                        $"{zone} a des clés mais pas de DS dans la zone parente : personne ne vérifie ses signatures"),
                    Publish(zone, keys)),
            var other => Outcome.NotMeasured(other.Why),
        };
    });

    static Outcome Validation(View view) => view.InZone(zone =>
    {
        var validates = view.Validates();
        var signers = view.Records<DsData>(zone, DnsType.Ds);
        var keys = Keys(view, zone);
        if (view.OwnAnswer(view.Domain) is not Look<DnsAnswer>.Seen(var answer))
            return Outcome.NotMeasured(view.OwnAnswer(view.Domain).Why);
        if (DnsView.Failure(answer) is { } failure)
            return Failed(view, zone, answer, failure, signers, keys);
        if (view.OwnProof(view.Domain) is { Security: Security.Bogus } proof && validates == true)
            return Broken(zone, answer, proof, signers, keys);
        return signers switch
        {
            _ when view.OwnProof(view.Domain) is { Security: Security.Secure } => Outcome.Pass(new(
                "signatures lead from the root’s key to the answer", "des signatures mènent de la clé de la racine à la réponse")),
            _ when answer.IsAuthenticated => Outcome.Pass(new(
                "the resolver validated the answer (AD)", "le résolveur a validé la réponse (AD)")),
            Look<IReadOnlyList<DsData>>.Absent => Outcome.NotApplicable(NotSigned),
            _ when signers.IsUnmeasured => Outcome.NotMeasured(signers.Why),
            _ when validates == false => Outcome.NotMeasured(NotValidating),
            Look<IReadOnlyList<DsData>>.Seen(var seen) => Outcome.Warn(
                new($"{zone} has a DS, and the resolver takes its answers as unsigned: algorithms "
                    + Shown.List(seen.Select(ds => DnssecAlgorithms.Name(ds.Algorithm))),
                    $"{zone} a un DS, mais le résolveur tient ses réponses pour non signées : algorithmes "
                    + Shown.List(seen.Select(ds => DnssecAlgorithms.Name(ds.Algorithm)))),
                new($"Sign {zone} with an algorithm every resolver knows (13, ECDSAP256SHA256) and replace the DS",
                    $"Signez {zone} avec un algorithme que tout résolveur connaît (13, ECDSAP256SHA256) et remplacez le DS")),
            _ => Outcome.NotMeasured(NotSigned),
        };
    });

    /// <summary>The name is answered, by a resolver that does not mind, and does not validate here while the root does.</summary>
    static Outcome Broken(
        DomainName zone, DnsAnswer answer, AnswerProof proof, Look<IReadOnlyList<DsData>> signers,
        IReadOnlyList<DnskeyData> keys) => answer.IsAuthenticated
        ? Outcome.NotMeasured(new(
            $"the resolver vouches for an answer that does not validate here ({Meaning(proof)})",
            $"le résolveur garantit une réponse qui n’est pas validée ici ({Meaning(proof)})"))
        : Bogus(zone, signers, keys, Meaning(proof));

    /// <summary>The name was not answered. It is bogus only when it is answered as soon as nobody validates, by a
    /// resolver that does or that says so (RFC 8914 §4), or does not validate here either, and when the parent's DS is in
    /// order, so that the fault is the zone's.</summary>
    static Outcome Failed(
        View view, DomainName zone, DnsAnswer answer, Text failure, Look<IReadOnlyList<DsData>> signers,
        IReadOnlyList<DnskeyData> keys)
    {
        var withoutCheck = view.OwnAnswer(view.Domain, checkingDisabled: true);
        if (answer.ResponseCode != ResponseCode.ServerFailure)
            return Outcome.NotMeasured(failure);
        if (withoutCheck is not Look<DnsAnswer>.Seen(var raw))
            return Outcome.NotMeasured(withoutCheck.Why);
        if (DnsView.Failure(raw) is { } broken)
            return Outcome.NotMeasured(new(
                $"not answered with or without validation: {broken.En}",
                $"aucune réponse, validée ou non : {broken.Fr}"));
        var ours = view.OwnProof(view.Domain, checkingDisabled: true);
        if (ours is { Security: Security.Secure })
            return Outcome.NotMeasured(new(
                $"validates here, and the resolver does not answer: {failure.En}",
                $"validé ici, mais le résolveur ne répond pas : {failure.Fr}"));
        var says = answer.ExtendedErrors.Any(IsBogus) || (ours is { Security: Security.Bogus } && view.Validates() == true);
        if (!says && (view.Validates() != true || answer.ExtendedErrors.Count > 0))
            return Outcome.NotMeasured(failure);
        return Bogus(zone, signers, keys, ours is { Security: Security.Bogus } ? Meaning(ours)
            : answer.ExtendedErrors.Count > 0 ? Shown.List(answer.ExtendedErrors) : answer.ResponseCode.ToString());
    }

    static Outcome Bogus(
        DomainName zone, Look<IReadOnlyList<DsData>> signers, IReadOnlyList<DnskeyData> keys, string detail)
    {
        if (signers is not Look<IReadOnlyList<DsData>>.Seen(var seen))
            return Outcome.NotMeasured(new(
                "the name does not validate, and whether by its own fault cannot be told: its DS is not answered",
                "le nom n’est pas validé, sans qu’on puisse dire si la faute est la sienne : son DS n’est pas répondu"));
        var isMatched = seen.Any(ds => keys.Any(key => key.KeyTag == ds.KeyTag && key.Algorithm == ds.Algorithm));
        return Outcome.Fail(
            new($"bogus ({detail}): resolvers that validate do not find {zone}",
                $"falsifié ({detail}) : les résolveurs qui valident ne trouvent pas {zone}"),
            keys is [] || isMatched
                ? new($"Sign {zone} anew: signatures must be current and made by a key the DS names",
                    $"Signez {zone} à nouveau : les signatures doivent être en cours de validité et d’une clé que le DS nomme")
                : Publish(zone, keys));
    }

    static string Meaning(AnswerProof proof) => new ExtendedError((ushort)(proof.Code ?? 6), "").Meaning;

    static Outcome Algorithm(View view) => view.InZone(zone => Keys(view, zone) switch
    {
        [] => view.Answer(zone, DnsType.Dnskey, checkingDisabled: true) switch
        {
            Look<DnsAnswer>.Seen(var answer) when DnsView.Failure(answer) is null => Outcome.NotApplicable(
                new($"{zone} has no keys", $"{zone} n’a pas de clés")),
            Look<DnsAnswer>.Seen(var answer) => Outcome.NotMeasured(DnsView.Failure(answer) ?? NotSigned),
            var other => Outcome.NotMeasured(other.Why),
        },
        var keys when keys.Where(key => DnssecAlgorithms.IsRetired(key.Algorithm)).ToList() is { Count: > 0 } weak =>
            Outcome.Warn(
                new($"keys of {zone} use algorithm {Names(weak)}",
                    $"des clés de {zone} emploient l’algorithme {Names(weak)}"),
                new($"Roll the keys of {zone} to algorithm 13 (ECDSAP256SHA256), then replace the DS (RFC 6781 §4.1.4)",
                    $"Passez les clés de {zone} à l’algorithme 13 (ECDSAP256SHA256), puis remplacez le DS (RFC 6781 §4.1.4)")),
        var keys => Outcome.Pass(new($"algorithm {Names(keys)}", $"algorithme {Names(keys)}")),
    });

    static Outcome DigestType(View view) => view.InZone(zone =>
    {
        var keys = Keys(view, zone);
        return view.Records<DsData>(zone, DnsType.Ds) switch
        {
            Look<IReadOnlyList<DsData>>.Absent => Outcome.NotApplicable(NotSigned),
            Look<IReadOnlyList<DsData>>.Seen(var signers)
                when signers.Where(ds => DnssecAlgorithms.IsRetiredDigest(ds.DigestType)).ToList() is { Count: > 0 } weak =>
                Outcome.Warn(
                    new($"DS {Shown.List(weak.Select(ds => ds.KeyTag))} of {zone} has digest {Digests(weak)}",
                        $"le DS {Shown.List(weak.Select(ds => ds.KeyTag))} de {zone} a l’empreinte {Digests(weak)}"),
                    keys is []
                        ? new($"Replace it by a DS of the same key with digest 2 (SHA-256): {zone}. DS {weak[0].KeyTag}"
                            + $" {weak[0].Algorithm} 2 <SHA-256 of the key>",
                            $"Remplacez-le par un DS de la même clé d’empreinte 2 (SHA-256) : {zone}. DS {weak[0].KeyTag}"
                            + $" {weak[0].Algorithm} 2 <SHA-256 de la clé>")
                        : Publish(zone, keys)),
            Look<IReadOnlyList<DsData>>.Seen(var signers) => Outcome.Pass(new(
                $"digest {Digests(signers)}", $"empreinte {Digests(signers)}")),
            var other => Outcome.NotMeasured(other.Why),
        };
    });

    /// <summary>The zone's keys, asked for without validation so that they can be seen when they are the
    /// trouble.</summary>
    static IReadOnlyList<DnskeyData> Keys(View view, DomainName zone) =>
        view.Answer(zone, DnsType.Dnskey, checkingDisabled: true) is Look<DnsAnswer>.Seen(var answer)
            ? [.. answer.Data<DnskeyData>().Where(key => key.IsZoneKey)]
            : [];

    static Text Publish(DomainName zone, IReadOnlyList<DnskeyData> keys)
    {
        var records = DelegationSigner.Records(zone, keys);
        return new(
            $"Have the registrar publish this at the parent, and nothing that names other keys:\n{records}",
            $"Faites publier ceci dans la zone parente par le bureau d’enregistrement, et rien qui nomme d’autres clés :"
            + $"\n{records}");
    }

    static bool IsBogus(ExtendedError error) => error.InfoCode is >= 6 and <= 12;

    static string Names(IEnumerable<DnskeyData> keys) =>
        Shown.List(keys.Select(key => key.Algorithm).Distinct().Select(DnssecAlgorithms.Name));

    static string Digests(IEnumerable<DsData> signers) =>
        Shown.List(signers.Select(ds => ds.DigestType).Distinct().Select(DnssecAlgorithms.DigestName));
}
