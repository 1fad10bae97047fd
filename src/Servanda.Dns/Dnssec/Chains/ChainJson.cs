using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Servanda.Core;
using Servanda.Core.Json;
using Servanda.Core.Names;
using Servanda.Dns.MasterFiles;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Chains;

/// <summary>One chain as JSON, its sets by their digests.</summary>
static class ChainJson
{
    const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    const int MaxName = DomainName.MaxWireOctets * 4;

    static readonly (AnswerKind Kind, string Word)[] Answers =
        [(AnswerKind.Records, "records"), (AnswerKind.NoData, "nodata"), (AnswerKind.NoSuchName, "nxdomain")];

    static readonly (Security Security, string Word)[] Results = [(Security.Secure, "secure"), (Security.Insecure, "insecure")];

    public static JsonItem Write(Chain chain) => JsonItem.Of(
        ("name", Presentation.Name(chain.Question.Name)),
        ("type", chain.Question.Type.ToString()),
        ("observed", chain.Observed.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture)),
        ("answer", Answers.First(one => one.Kind == chain.Answer).Word),
        ("security", Results.First(one => one.Security == chain.Security).Word),
        ("sets", JsonItem.List(chain.Sets.Select(set => (JsonItem)set.Digest.ToString()))));

    /// <summary>Null, and noted, when anything is wrong.</summary>
    public static Chain? Read(JsonItem item, Dictionary<Digest, SignedSet> pool, ProblemLog log)
    {
        if (!TryReadName(item["name"]?.AsText, out var name) || !DnsType.TryRead(item["type"]?.AsText, out var type) ||
            !DateTimeOffset.TryParseExact(item["observed"]?.AsText, Moment, CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal, out var observed) ||
            Array.Find(Answers, one => one.Word == item["answer"]?.AsText) is not { Word: not null } answer ||
            Array.Find(Results, one => one.Word == item["security"]?.AsText) is not { Word: not null } result)
        {
            log.Add(ChainProblems.Head.At(Math.Max(item.Offset, 0)));
            return null;
        }
        if (item["sets"] is not { Kind: JsonKind.Array, Items: { Count: <= Chain.MaxSets } digests })
        {
            log.Add(ChainProblems.Sets.At(item.Offset));
            return null;
        }
        var sets = new List<SignedSet>();
        foreach (var text in digests)
        {
            if (Digest.TryRead(text.AsText, out var digest) && pool.TryGetValue(digest, out var set))
                sets.Add(set);
            else
                log.Add(ChainProblems.Unknown.At(text.Offset));
        }
        return new Chain
        {
            Question = new(name, type),
            Observed = observed,
            Answer = answer.Kind,
            Security = result.Security,
            Sets = sets,
        };
    }

    static bool TryReadName(string? text, [NotNullWhen(true)] out DomainName? name)
    {
        name = text is { Length: > 0 and <= MaxName } && text[^1] == '.'
            ? MasterName.Read(new MasterToken(0, Encoding.UTF8.GetBytes(text), false), DomainName.Root)
            : null;
        return name is not null;
    }
}
