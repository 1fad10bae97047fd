using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Core.Net;

namespace Servanda.Disclosure.Csaf;

/// <summary>
/// Reads provider-metadata.json (CSAF 2.0 and 2.1 §7.1.7 with their provider schemas). There is a value when every member
/// that has to be there is there and right; faults in the others cost those.
/// </summary>
public static class CsafProviderMetadataReader
{
    /// <summary>Octets of a document that are read.</summary>
    public const int MaxOctets = 1024 * 1024;

    /// <summary>Reads the body of the answer.</summary>
    public static Parsed<CsafProviderMetadata> Read(ReadOnlySpan<byte> body)
    {
        if (HtmlText.LooksLikeHtml(body))
            return new(null, [CsafProblems.Html.At(0, body[..Math.Min(body.Length, ProblemKind.MaxDetail)])]);
        var log = new ProblemLog();
        var json = StrictJson.Read(body, MaxOctets);
        foreach (var problem in json.Problems)
            log.Add((json.Value is null ? CsafProblems.Json : CsafProblems.JsonInterop).At(problem.Offset, problem.Code));
        var metadata = json.Value is { } root ? ReadRoot(new(root, "", log)) : null;
        return new(metadata, log.InOrder());
    }

    static CsafProviderMetadata? ReadRoot(CsafCursor root)
    {
        if (!root.IsObject())
            return null;
        var version = root.Required("metadata_version")?.OneOf("2.0", "2.1");
        var canonical = root.Required("canonical_url")?.Url("/provider-metadata.json");
        var updated = root.Required("last_updated")?.Date();
        var list = root.Required("list_on_CSAF_aggregators")?.Truth();
        var mirror = root.Required("mirror_on_CSAF_aggregators")?.Truth();
        var publisher = root.Required("publisher") is { } given ? ReadPublisher(given, version) : null;
        var role = RoleOf(root.Required("role")?.OneOf("csaf_publisher", "csaf_provider", "csaf_trusted_provider"));
        var keys = ReadList(root.Optional("public_openpgp_keys"), false, key => ReadKey(key, version));
        var distributions = ReadList(root.Optional("distributions"), true, one => ReadDistribution(one, version));
        var from = root.Optional("maintained_from")?.Date();
        var until = root.Optional("maintained_until")?.Date();
        if (version == "2.1")
        {
            root.Required("$schema");
            root.Only("$schema", "canonical_url", "distributions", "last_updated", "list_on_CSAF_aggregators",
                "maintained_from", "maintained_until", "metadata_version", "mirror_on_CSAF_aggregators",
                "public_openpgp_keys", "publisher", "role");
        }
        if (role == CsafRole.TrustedProvider && keys.Count == 0)
            root.Add(CsafProblems.KeyMissing);
        if (version is null || canonical is null || updated is not { } date || list is not { } mayList
            || mirror is not { } mayMirror || publisher is null || role is not { } isA)
            return null;
        return new()
        {
            Version = version,
            CanonicalUrl = canonical,
            LastUpdated = date,
            ListOnAggregators = mayList,
            MirrorOnAggregators = mayMirror,
            Publisher = publisher,
            Role = isA,
            Distributions = distributions,
            Keys = keys,
            MaintainedFrom = from,
            MaintainedUntil = until,
        };
    }

    static CsafPublisher? ReadPublisher(CsafCursor publisher, string? version)
    {
        if (!publisher.IsObject())
            return null;
        string[] known = ["coordinator", "discoverer", "other", "translator", "user", "vendor"];
        var category = CategoryOf(publisher.Required("category")?.OneOf(version == "2.1" ? [.. known, "multiplier"] : known));
        var name = publisher.Required("name")?.Text();
        var space = publisher.Required("namespace")?.Url(null);
        var contact = publisher.Optional("contact_details")?.Text();
        var authority = publisher.Optional("issuing_authority")?.Text();
        publisher.Only("category", "contact_details", "issuing_authority", "name", "namespace");
        return category is { } kind && name is not null && space is not null
            ? new(kind, name, space) { ContactDetails = contact, IssuingAuthority = authority }
            : null;
    }

    static CsafDistribution? ReadDistribution(CsafCursor distribution, string? version)
    {
        if (!distribution.IsObject())
            return null;
        var rolie = distribution.Optional("rolie");
        var directory = distribution.Optional("directory");
        var url = version == "2.1" ? directory?.Required("url")?.Url(null) : distribution.Optional("directory_url")?.Url(null);
        var label = directory?.Required("tlp_label")?.Text();
        if (version == "2.1")
            distribution.Only("directory", "rolie");
        if (url is null && rolie is null)
            distribution.Add(CsafProblems.Empty);
        return new()
        {
            Directory = url,
            DirectoryTlpLabel = label,
            Feeds = rolie is { } feeds && feeds.IsObject() ? ReadList(feeds.Required("feeds"), true, feed => ReadFeed(feed, version)) : [],
            Categories = ReadList(rolie?.Optional("categories"), true, one => one.Url(".json")),
            Services = ReadList(rolie?.Optional("services"), true, one => one.Url(".json")),
        };
    }

    static CsafFeed? ReadFeed(CsafCursor feed, string? version)
    {
        if (!feed.IsObject())
            return null;
        var label = feed.Required("tlp_label")?.OneOf(version == "2.1"
            ? ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]
            : ["UNLABELED", "WHITE", "GREEN", "AMBER", "RED"]);
        var url = feed.Required("url")?.Url(".json");
        if (version == "2.1")
        {
            feed.Required("last_updated")?.Date();
            feed.Only("last_updated", "summary", "tlp_label", "url");
        }
        return label is not null && url is not null ? new(label, url, feed.Optional("summary")?.Text()) : null;
    }

    static CsafKey? ReadKey(CsafCursor key, string? version)
    {
        if (!key.IsObject())
            return null;
        var fingerprint = (version == "2.1" ? key.Required("fingerprint") : key.Optional("fingerprint"))?.Fingerprint();
        return key.Required("url")?.Url(null) is { } url ? new(fingerprint, url) : null;
    }

    static List<T> ReadList<T>(CsafCursor? list, bool needsItems, Func<CsafCursor, T?> read) where T : class
    {
        var items = new List<T>();
        foreach (var item in list?.Items(needsItems) ?? [])
        {
            if (read(item) is { } one)
                items.Add(one);
        }
        return items;
    }

    static CsafRole? RoleOf(string? text) => text switch
    {
        "csaf_publisher" => CsafRole.Publisher,
        "csaf_provider" => CsafRole.Provider,
        "csaf_trusted_provider" => CsafRole.TrustedProvider,
        _ => null,
    };

    static CsafPublisherCategory? CategoryOf(string? text) => text switch
    {
        "coordinator" => CsafPublisherCategory.Coordinator,
        "discoverer" => CsafPublisherCategory.Discoverer,
        "multiplier" => CsafPublisherCategory.Multiplier,
        "other" => CsafPublisherCategory.Other,
        "translator" => CsafPublisherCategory.Translator,
        "user" => CsafPublisherCategory.User,
        "vendor" => CsafPublisherCategory.Vendor,
        _ => null,
    };
}
