using System.Text;
using Servanda.Mail;
using YamlDotNet.RepresentationModel;

namespace Servanda.Tests.Mail;

/// <summary>One case of a suite in the form of openspf.</summary>
sealed record SpfCase(
    string Name, string Client, string Helo, string MailFrom, IReadOnlyList<string> Results, string? Explanation,
    MailZone Zone);

/// <summary>Reads the suites of openspf and pyspf.</summary>
static class SpfSuite
{
    static readonly MailQueryKind[] Kinds = Enum.GetValues<MailQueryKind>();

    public static IEnumerable<SpfCase> Read(string path)
    {
        var stream = new YamlStream();
        using var text = new StreamReader(path, Encoding.UTF8);
        stream.Load(text);
        foreach (var document in stream.Documents)
        {
            var root = (YamlMappingNode)document.RootNode;
            var zone = Zone((YamlMappingNode)root["zonedata"]);
            foreach (var (key, value) in ((YamlMappingNode)root["tests"]).Children)
            {
                var fields = (YamlMappingNode)value;
                yield return new(Scalar(key), Scalar(fields["host"]), Scalar(fields["helo"]), Scalar(fields["mailfrom"]),
                    Scalars(fields["result"]),
                    fields.Children.TryGetValue("explanation", out var explanation) ? Scalar(explanation) : null, zone);
            }
        }
    }

    static MailZone Zone(YamlMappingNode data)
    {
        var zone = new MailZone();
        foreach (var (key, value) in data.Children)
        {
            var name = Scalar(key);
            if (name.Split('.').Any(label => label.Length is 0 or > 63))
                continue;
            var records = ((YamlSequenceNode)value).Children;
            // A record without a value that can be read in time (TXT: TIMEOUT) fails as well.
            var maps = records.OfType<YamlMappingNode>().Select(map => map.Children.First())
                .Select(one => (Type: Scalar(one.Key), one.Value)).ToList();
            // What there is no record of fails where the name has a TIMEOUT.
            if (records.OfType<YamlScalarNode>().Any(one => one.Value == "TIMEOUT"))
            {
                foreach (var kind in Kinds)
                    zone.Fails(name, kind);
            }
            Fill(zone, name, maps);
        }
        return zone;
    }

    static void Fill(MailZone zone, string name, List<(string Type, YamlNode Value)> maps)
    {
        // SPF records stand for TXT unless there is a TXT record as well, as the suite's own notes say.
        var texts = maps.Where(one => one.Type == (maps.Any(other => other.Type == "TXT") ? "TXT" : "SPF"))
            .Select(one => string.Concat(Scalars(one.Value))).Where(text => text != "NONE").ToArray();
        if (texts is ["TIMEOUT"])
            zone.Fails(name, MailQueryKind.Txt);
        else if (texts.Length > 0)
            zone.Txt(name, texts);
        if (Of("A") is { Length: > 0 } addresses)
            zone.A(name, addresses);
        if (Of("AAAA") is { Length: > 0 } longer)
            zone.Aaaa(name, longer);
        if (Of("PTR") is { Length: > 0 } pointers)
            zone.Ptr(name, pointers);
        if (Of("CNAME") is [var alias])
            zone.Cname(name, alias);
        var hosts = maps.Where(one => one.Type == "MX").Select(one => Scalars(one.Value)[1]).ToArray();
        if (hosts.Length > 0)
            zone.Mx(name, hosts);

        string[] Of(string type) => [.. maps.Where(one => one.Type == type).Select(one => Scalar(one.Value))];
    }

    static string Scalar(YamlNode node) => ((YamlScalarNode)node).Value ?? "";

    static List<string> Scalars(YamlNode node) => node is YamlSequenceNode list ? [.. list.Children.Select(Scalar)] : [Scalar(node)];
}
