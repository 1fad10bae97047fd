using Servanda.Accords;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Rules;

/// <summary>What is wrong with a chain of certificates, as far as it is the server's doing, in words.</summary>
static class ChainProblems
{
    /// <summary>What this vantage could not look up.</summary>
    static readonly string[] NotTheirs = ["NoError", "RevocationStatusUnknown", "OfflineRevocation"];

    /// <summary>The problems that are the server's.</summary>
    public static IEnumerable<string> Of(TlsFacts tls) =>
        tls.ChainProblems.Where(problem => !NotTheirs.Contains(problem));

    /// <summary>A word of X509ChainStatusFlags, for people.</summary>
    public static Text Words(string problem) => problem switch
    {
        "UntrustedRoot" => new("issued by nobody we trust", "émis par une autorité inconnue"),
        "PartialChain" => new("an intermediate certificate is missing", "il manque un certificat intermédiaire"),
        "NotTimeValid" => new("a certificate of the chain is out of date",
            "un certificat de la chaîne n’est pas en cours de validité"),
        "Revoked" or "ExplicitDistrust" => new("revoked", "révoqué"),
        "NotSignatureValid" => new("a signature in the chain is wrong", "une signature de la chaîne est fausse"),
        _ => Text.Same(Shown.Of(problem)),
    };
}
