using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Servanda.Accords;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;
using Servanda.Storage.Applications;

namespace Servanda.Cli.Serving.Proofs;

/// <summary>Looks for the proof of control of a domain: a TXT record, and a file over HTTPS.</summary>
/// <param name="prober">Goes out, within its limits and address rules.</param>
sealed class ProofLooker(IProber prober)
{
    const int NotFound = 404, Gone = 410, Ok = 200;

    /// <summary>Looks at both places.</summary>
    public async Task<ProofLook> LookAsync(ApplicationDomain domain, CancellationToken cancel)
    {
        var record = await RecordAsync(domain, cancel);
        if (record.IsFound)
            return new ProofLook(ProofWay.Dns, false, record.Words);
        var file = await FileAsync(domain, cancel);
        var words = new Text($"DNS: {record.Words.En}; file: {file.Words.En}", $"DNS\u00A0: {record.Words.Fr}\u00A0; fichier\u00A0: {file.Words.Fr}");
        if (file.IsFound)
            return new ProofLook(ProofWay.File, false, words);
        // A domain proven by one way does not depend on the other.
        var isSilent = domain.Way switch
        {
            ProofWay.Dns => record.IsSilent,
            ProofWay.File => file.IsSilent,
            null => record.IsSilent || file.IsSilent,
        };
        return new ProofLook(null, isSilent, words);
    }

    async Task<Place> RecordAsync(ApplicationDomain domain, CancellationToken cancel)
    {
        if (DomainName.Read(domain.RecordName).Value is not { } name)
            return Place.Not(new("the name of the record would be too long", "le nom de l’enregistrement serait trop long"));
        var observation = await prober.LookAsync(new Subject.Answer(name, DnsType.Txt), Freshness.Fresh, cancel);
        if (observation is not Observation.Seen seen)
            return Place.Silent(Unmeasured(observation));
        if (seen.Proof is { Security: Security.Bogus })
            return Place.Silent(new("the answer’s DNSSEC signatures do not hold", "les signatures DNSSEC de la réponse ne sont pas valables"));
        if (DnsAnswer.Read(seen.Raw.Span, new DnsQuestion(name, DnsType.Txt)).Value is not { } answer)
            return Place.Silent(UnmeasuredReasons.Unreadable);
        return answer.Kind switch
        {
            AnswerKind.Records when answer.Data<TxtData>().Any(one => Matches(one.Text, domain)) =>
                Place.Found(new($"the record is there", "l’enregistrement est là")),
            AnswerKind.Records => Place.Not(new(
                "a TXT record is there, with another text", "un enregistrement TXT est là, avec un autre texte")),
            AnswerKind.NoData or AnswerKind.NoSuchName => Place.Not(new("no TXT record yet", "pas encore d’enregistrement TXT")),
            AnswerKind.AliasLoop or AnswerKind.Elsewhere or AnswerKind.Truncated or AnswerKind.Failed =>
                Place.Silent(new("the name servers gave no usable answer", "les serveurs de noms n’ont pas donné de réponse utilisable")),
        };
    }

    async Task<Place> FileAsync(ApplicationDomain domain, CancellationToken cancel)
    {
        // Some names of DNS are addresses in a URL (RFC 3986 §3.2.2), and an address shows nothing about a domain.
        if (!Uri.TryCreate(domain.FileUrl, UriKind.Absolute, out var url) || url.HostNameType != UriHostNameType.Dns)
            return Place.Not(new("no web server can have this name", "aucun serveur web ne peut porter ce nom"));
        var observation = await prober.LookAsync(new Subject.Page(url), Freshness.Fresh, cancel);
        if (observation is not Observation.Seen seen)
            return Place.Silent(Unmeasured(observation));
        if (WebTranscriptJson.Read(seen.Raw) is not { } transcript)
            return Place.Silent(UnmeasuredReasons.Unreadable);
        var last = transcript.Last;
        if (transcript.End != WebEnd.Answered)
            return Place.Silent(new("the web server gave no usable answer", "le serveur web n’a pas donné de réponse utilisable"));
        if (!IsOwn(last.Url, domain.Domain))
            return Place.Not(new("it leads to another host, or away from HTTPS", "l’adresse mène à un autre hôte, ou hors de HTTPS"));
        if (!IsTrusted(last))
            return Place.Not(new("the web server’s certificate is not to be trusted", "le certificat du serveur web n’est pas digne de confiance"));
        if (last.Status is NotFound or Gone)
            return Place.Not(new("no file yet", "pas encore de fichier"));
        if (last.Status != Ok)
            return Place.Silent(new($"the web server answered {last.Status}", $"le serveur web a répondu {last.Status}"));
        var text = Encoding.UTF8.GetString(transcript.Body.Span);
        return text.Split('\n').Any(line => Matches(line, domain))
            ? Place.Found(new("the file is there", "le fichier est là"))
            : Place.Not(new("a file is there, with another text", "un fichier est là, avec un autre texte"));
    }

    static bool Matches(string text, ApplicationDomain domain) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(text.Trim()), Encoding.UTF8.GetBytes(domain.ExpectedText));

    /// <summary>The domain itself or its www: a redirect to anybody else proves nothing.</summary>
    static bool IsOwn(Uri url, DomainName domain) =>
        url is { Scheme: "https", IsDefaultPort: true } && (url.IdnHost == domain.ToString() || url.IdnHost == $"www.{domain}");

    static bool IsTrusted(WebHop hop)
    {
        if (hop.Tls is not { ChainProblems: [], Certificates: [var raw, ..] })
            return false;
        using var certificate = X509CertificateLoader.LoadCertificate(raw.Span);
        return certificate.MatchesHostname(hop.Url.IdnHost);
    }

    static Text Unmeasured(Observation observation) =>
        observation is Observation.Unmeasured unmeasured ? UnmeasuredReasons.Words(unmeasured) : UnmeasuredReasons.NotYet;

    /// <summary>What one place gave.</summary>
    sealed record Place(bool IsFound, bool IsSilent, Text Words)
    {
        public static Place Found(Text words) => new(true, false, words);

        public static Place Not(Text words) => new(false, false, words);

        public static Place Silent(Text words) => new(false, true, new Text($"could not look ({words.En})", $"examen impossible ({words.Fr})"));
    }
}
