using Servanda.Assessment.Transcripts;
using Servanda.Tests.Assessment.Rules.Web;

namespace Servanda.Tests.Assessment.Rules.Disclosure;

/// <summary>What worlds need for the rules about disclosure.</summary>
static class DisclosureWorlds
{
    public const string Domain = "example.org";
    public const string WellKnown = "https://example.org/.well-known/security.txt";
    public const string Legacy = "https://example.org/security.txt";
    public const string Metadata = "https://example.org/.well-known/csaf/provider-metadata.json";
    public const string Policy = "https://example.org/policy";

    public const string Good = """
        Contact: mailto:security@example.org
        Expires: 2027-06-01T00:00:00Z
        Encryption: https://example.org/key.txt
        Canonical: https://example.org/.well-known/security.txt
        Policy: https://example.org/policy

        """;

    public const string Document = """
        {
          "canonical_url": "https://example.org/.well-known/csaf/provider-metadata.json",
          "distributions": [ { "directory_url": "https://example.org/.well-known/csaf/white/" } ],
          "last_updated": "2026-11-22T12:00:00Z",
          "list_on_CSAF_aggregators": true,
          "metadata_version": "2.0",
          "mirror_on_CSAF_aggregators": true,
          "publisher": { "category": "vendor", "name": "Example", "namespace": "https://example.org" },
          "role": "csaf_provider"
        }
        """;

    /// <summary>A site that has nothing and says so.</summary>
    public static World Empty => new World().Site(Domain)
        .Page(WellKnown, 404).Page(Legacy, 404).Page(Metadata, 404).Page(Policy, 404);

    extension(World world)
    {
        /// <summary>A file of plain text.</summary>
        public World Text(string url, string body) =>
            world.Page(url, 200, body, ("content-type", "text/plain; charset=utf-8"));

        /// <summary>The file at its place, with lines put in place of others.</summary>
        public World Security(string body = Good) => world.Text(WellKnown, body);

        /// <summary>A page for people.</summary>
        public World Html(string url, string body = "<!DOCTYPE html><title>Page</title>") =>
            world.Page(url, 200, body, ("content-type", "text/html"));

        public World Json(string url, string body = Document) =>
            world.Page(url, 200, body, ("content-type", "application/json"));

        /// <summary>Redirects from the first address to the last.</summary>
        public World Leads(string body, params string[] urls) =>
            world.Page(urls[0], WebWorlds.Redirects(WebEnd.Answered, 200, body, urls));
    }
}
