using System.Globalization;
using Servanda.Lab.Keys;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Estates;

/// <summary>What an organisation says to those who find a vulnerability in its things.</summary>
sealed class DisclosurePart(Estate estate)
{
    const string Policy = "/security/policy", Metadata = "/.well-known/csaf/provider-metadata.json";
    const string SecurityTxt = "/.well-known/security.txt", Key = "/security/openpgp-key.asc";

    readonly string _site = $"https://{estate.Domain}";

    /// <summary>A security.txt (RFC 9116) for half a year, a policy behind it, and CSAF advisories (CSAF 2.0 §7.1).</summary>
    public void Open()
    {
        Contact(estate.World.Now.AddDays(180));
        estate.Web.OnBoth(Policy, WebReply.Html(
            "<!doctype html><html lang=\"en\"><title>Vulnerability disclosure policy</title>"
            + "<h1>Vulnerability disclosure policy</h1><p>Tell us what you found. We answer within three working days, "
            + "agree on a date of publication with you within 90 days, and give credit. We take no legal steps against "
            + $"research in good faith. Scope: everything below {estate.Domain}."));
        Advisories();
    }

    /// <summary>The file of RFC 9116, valid until a day.</summary>
    public DisclosurePart Contact(DateTimeOffset expires) => Serve(Fields(expires));

    /// <summary>Offers a key for confidential reports (RFC 9116 §2.5.4), and signs the file with it (§2.3).</summary>
    public DisclosurePart Sign()
    {
        using var key = new OpenPgpKey($"Security <security@{estate.Domain}>", estate.World.Now.AddDays(-30));
        estate.Web.At("", Key, WebReply.Of(key.Public, "application/pgp-keys"));
        return Serve(key.Signed($"{Fields(estate.World.Now.AddDays(180))}Encryption: {_site}{Key}\r\n", estate.World.Now));
    }

    DisclosurePart Serve(string file)
    {
        estate.Web.OnBoth(SecurityTxt, WebReply.Text(file));
        return this;
    }

    string Fields(DateTimeOffset expires) => string.Join("\r\n",
        $"Contact: mailto:security@{estate.Domain}",
        $"Expires: {expires.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)}",
        $"Canonical: {_site}{SecurityTxt}",
        $"Canonical: https://www.{estate.Domain}{SecurityTxt}",
        $"Policy: {_site}{Policy}",
        $"CSAF: {_site}{Metadata}",
        "Preferred-Languages: en, fr",
        "");

    void Advisories()
    {
        var day = estate.World.Now.AddDays(-30).UtcDateTime.ToString("yyyy-MM-ddT00:00:00Z", CultureInfo.InvariantCulture);
        var metadata = WebReply.Json($$"""
            {
              "canonical_url": "{{_site}}{{Metadata}}",
              "distributions": [ { "directory_url": "{{_site}}/csaf" } ],
              "last_updated": "{{day}}",
              "list_on_CSAF_aggregators": true,
              "metadata_version": "2.0",
              "mirror_on_CSAF_aggregators": true,
              "publisher": {
                "category": "vendor",
                "contact_details": "security@{{estate.Domain}}",
                "name": "{{estate.Domain}}",
                "namespace": "{{_site}}"
              },
              "role": "csaf_provider"
            }
            """);
        estate.Web.At("", Metadata, metadata)
            .At("csaf.data.security", "/", metadata)
            .At("", "/csaf/index.txt", WebReply.Text("2026/lab-2026-0001.json\n"))
            .At("", "/csaf/changes.csv", WebReply.Of($"\"2026/lab-2026-0001.json\",\"{day}\"\n", "text/csv"));
    }
}
