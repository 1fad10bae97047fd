using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core;
using Servanda.Disclosure.Csaf;

namespace Servanda.Tests.Disclosure;

public sealed class CsafProviderMetadataTests
{
    const string Good = """
        {
          "canonical_url": "https://example.org/.well-known/csaf/provider-metadata.json",
          "distributions": [
            { "directory_url": "https://example.org/.well-known/csaf/" },
            { "rolie": { "feeds": [ { "summary": "all", "tlp_label": "WHITE", "url": "https://example.org/feed.json" } ] } }
          ],
          "last_updated": "2026-11-01T00:00:00Z",
          "list_on_CSAF_aggregators": true,
          "metadata_version": "2.0",
          "mirror_on_CSAF_aggregators": false,
          "public_openpgp_keys": [ { "fingerprint": "8F5F267907B2C4559DB360DB2294BA7D2B2298B1", "url": "https://example.org/key.asc" } ],
          "publisher": { "category": "vendor", "name": "Example", "namespace": "https://example.org" },
          "role": "csaf_trusted_provider"
        }
        """;

    static Parsed<CsafProviderMetadata> Read(string json) => CsafProviderMetadataReader.Read(Encoding.UTF8.GetBytes(json));

    [Fact]
    public void A_document_is_read()
    {
        var read = Read(Good);
        Assert.Empty(read.Problems);
        var metadata = read.Value!;
        Assert.Equal((CsafRole.TrustedProvider, "2.0", true, false),
            (metadata.Role, metadata.Version, metadata.ListOnAggregators, metadata.MirrorOnAggregators));
        Assert.Equal((CsafPublisherCategory.Vendor, "Example"), (metadata.Publisher.Category, metadata.Publisher.Name));
        Assert.Equal("https://example.org/.well-known/csaf/", metadata.Distributions[0].Directory?.Text);
        Assert.Equal("WHITE", Assert.Single(metadata.Distributions[1].Feeds).TlpLabel);
        Assert.Equal(40, Assert.Single(metadata.Keys).Fingerprint?.Length);
    }

    [Theory]
    [InlineData("canonical_url", null, "csaf.missing", "/canonical_url")]
    [InlineData("role", null, "csaf.missing", "/role")]
    [InlineData("role", "\"vendor\"", "csaf.value", "/role")]
    [InlineData("last_updated", "\"yesterday\"", "csaf.date", "/last_updated")]
    [InlineData("metadata_version", "\"3.0\"", "csaf.value", "/metadata_version")]
    [InlineData("list_on_CSAF_aggregators", "\"yes\"", "csaf.type", "/list_on_CSAF_aggregators")]
    [InlineData("publisher", "{\"category\": \"vendor\", \"name\": \"\", \"namespace\": \"https://e.example\"}", "csaf.empty", "/publisher/name")]
    [InlineData("publisher", "[]", "csaf.type", "/publisher")]
    [InlineData("canonical_url", "\"example.org\"", "csaf.url", "/canonical_url")]
    public void Without_a_member_that_has_to_be_there_there_is_no_value(string member, string? json, string code, string at)
    {
        var read = Read(With(member, json));
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code && problem.Detail == at);
    }

    [Theory]
    [InlineData("canonical_url", "\"https://example.org/csaf.json\"", "csaf.url.name", "/canonical_url")]
    [InlineData("canonical_url", "\"http://example.org/provider-metadata.json\"", "csaf.url.http", "/canonical_url")]
    [InlineData("distributions", "[]", "csaf.empty", "/distributions")]
    [InlineData("distributions", "[{}]", "csaf.empty", "/distributions/0")]
    [InlineData("distributions", "[{\"directory_url\": \"https://a.example/\"}, {\"directory_url\": \"https://a.example/\"}]", "csaf.repeated", "/distributions/1")]
    [InlineData("distributions", "[{\"rolie\": {\"feeds\": [{\"tlp_label\": \"CLEAR\", \"url\": \"https://a.example/f.json\"}]}}]", "csaf.value", "/distributions/0/rolie/feeds/0/tlp_label")]
    [InlineData("public_openpgp_keys", "[{\"fingerprint\": \"8F5F\", \"url\": \"https://a.example/k\"}]", "csaf.fingerprint", "/public_openpgp_keys/0/fingerprint")]
    [InlineData("public_openpgp_keys", "[]", "csaf.key.missing", "")]
    public void Other_faults_cost_only_what_they_are_in(string member, string json, string code, string at)
    {
        var read = Read(With(member, json));
        Assert.NotNull(read.Value);
        Assert.Equal([(code, at)], read.Problems.Select(problem => (problem.Code, problem.Detail!)));
    }

    [Theory]
    [InlineData("<html>", "csaf.html")]
    [InlineData("", "csaf.json")]
    [InlineData("{\"role\": ", "csaf.json")]
    [InlineData("[1]", "csaf.type")]
    public void What_is_no_such_document_has_no_value(string text, string code)
    {
        Assert.Null(Read(text).Value);
        Assert.Contains(Read(text).Problems, problem => problem.Code == code);
    }

    [Fact]
    public void A_key_twice_is_noted() =>
        Assert.Contains(Read(Good.Replace("\"role\"", "\"role\": \"csaf_provider\", \"role\"", StringComparison.Ordinal)).Problems,
            problem => problem is { Code: "csaf.json.interop", Detail: "json.key.repeated" });

    [Fact]
    public void Too_deep_or_too_large_a_text_is_refused()
    {
        Assert.Null(Read(new string('[', 100_000)).Value);
        Assert.Equal("csaf.json", Assert.Single(CsafProviderMetadataReader.Read(new byte[CsafProviderMetadataReader.MaxOctets + 1]).Problems).Code);
    }

    [Theory]
    [InlineData("csaf-2.0", "example-01-provider-metadata.json")]
    [InlineData("csaf-2.1", "example-01-provider-metadata.json")]
    [InlineData("csaf-2.1", "example-02-maintained-until-provider-metadata.json")]
    [InlineData("csaf-2.1", "example-03-maintained-from-provider-metadata.json")]
    public void The_examples_of_the_standard_are_clean(string version, string name)
    {
        var read = CsafProviderMetadataReader.Read(
            File.ReadAllBytes(Suites.Path("sharing", version, "examples", "provider-metadata", name)));
        Assert.Empty(read.Problems);
        Assert.Equal(version[5..], read.Value?.Version);
    }

    [Fact]
    public void Every_member_the_schema_requires_is_required_of_the_examples()
    {
        var folder = Suites.Path("sharing", "csaf-2.1");
        var required = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "json_schema", "provider.json")))!["required"]!.AsArray();
        var example = File.ReadAllText(Path.Combine(folder, "examples", "provider-metadata", "example-01-provider-metadata.json"));
        Assert.All(required.Select(one => one!.GetValue<string>()), member =>
        {
            var document = JsonNode.Parse(example)!.AsObject();
            document.Remove(member);
            Assert.Contains(Read(document.ToJsonString()).Problems, problem => problem.Code == "csaf.missing" && problem.Detail == "/" + member);
        });
    }

    [Fact]
    public void Any_bytes_are_read_without_a_throw() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            var damaged = Encoding.UTF8.GetBytes(Good);
            var given = bytes ?? [];
            for (var i = 0; i < given.Length; i++)
                damaged[(i * 131 + given[i]) % damaged.Length] = given[i];
            return CsafProviderMetadataReader.Read(damaged).Problems.All(problem => problem.Offset <= damaged.Length)
                && CsafProviderMetadataReader.Read(given).Value is null;
        }).QuickCheckThrowOnFailure();

    static string With(string member, string? json)
    {
        var document = JsonNode.Parse(Good)!.AsObject();
        document.Remove(member);
        if (json is not null)
            document[member] = JsonNode.Parse(json);
        return document.ToJsonString();
    }
}
