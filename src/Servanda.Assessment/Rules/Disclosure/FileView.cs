using System.Security.Cryptography;
using System.Text;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Rules.Disclosure;

/// <summary>What a rule sees of single files on the web.</summary>
static class FileView
{
    extension(View view)
    {
        /// <summary>A file: there when answered with 200, absent when answered with 404 or 410. Every other answer may
        /// come from a guard that does not like us, or from a server in trouble, and says nothing about the
        /// file.</summary>
        public Look<WebTranscript> File(Uri url) => view.Page(url) switch
        {
            Look<WebTranscript>.Seen(var page) => (page.End, page.Last.Status) switch
            {
                (WebEnd.Answered, 200) when page.IsBodyCut => Unmeasured(
                    "the file did not come whole", "le fichier n’est pas venu en entier"),
                (WebEnd.Answered, 200) => new Look<WebTranscript>.Seen(page),
                (WebEnd.Answered, 404 or 410) => new Look<WebTranscript>.Absent(),
                (WebEnd.Answered, var status) => Unmeasured($"the answer was {status}", $"la réponse était {status}"),
                (WebEnd.TooManyRedirects, _) => Unmeasured("redirects without end", "redirections sans fin"),
                (WebEnd.RedirectRefused, _) => Unmeasured(
                    "redirects to where we do not go", "redirige là où nous n’allons pas"),
                (WebEnd.NoAnswer, _) => Unmeasured(
                    "redirects to where nobody answers", "redirige là où personne ne répond"),
                (WebEnd.TlsFailed, _) => Unmeasured("no TLS connection came about",
                    "aucune connexion TLS ne s’est établie"),
                (WebEnd.Malformed, _) => Unmeasured("what came is not HTTP", "la réponse n’est pas du HTTP"),
            },
            var other => other,
        };

        /// <summary>True while nobody has looked at the page yet.</summary>
        public bool IsPending(Uri url) => view.Find(new Subject.Page(url)) is null;
    }

    /// <summary>A file name nobody has, the same for a domain in every run: a server that answers even this with 200
    /// answers everything so.</summary>
    public static string Nonsense(DomainName domain)
    {
        const int Octets = 8;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes("no such file: " + domain));
        return $"no-such-file-{Convert.ToHexStringLower(digest.AsSpan(0, Octets))}.txt";
    }

    static Look<WebTranscript>.Unmeasured Unmeasured(string en, string fr) => new(new Text(en, fr));
}
