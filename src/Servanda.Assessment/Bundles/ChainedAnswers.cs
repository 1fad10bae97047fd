using Servanda.Assessment.Observations;
using Servanda.Core.Files;
using Servanda.Core.Json;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.Assessment.Bundles;

/// <summary>
/// Validates the answers of a bundle again, offline: an answer is secure when its chain leads from a trust anchor to what
/// the answer says, at the time it came. What was found to be unsigned or bogus has no chain and stands as it was seen.
/// </summary>
/// <param name="files">The files of the bundle.</param>
/// <param name="anchors">The keys trusted.</param>
sealed class ChainedAnswers(IReadOnlyDictionary<string, BundleFile> files, TrustAnchors anchors)
{
    readonly List<(Subject Subject, string Why)> _faults = [];
    readonly Dictionary<Security, int> _counts = [];
    IReadOnlyList<Chain>? _chains;
    string? _unreadable;

    /// <summary>Answers whose chain does not hold, and why.</summary>
    public IReadOnlyList<(Subject Subject, string Why)> Faults => _faults;

    /// <summary>Answers that were found to be this, those that do not hold left out.</summary>
    public int Count(Security security) => _counts.GetValueOrDefault(security);

    /// <summary>What an answer is worth, by its entry in the index; null when it was not validated, or is not shown to be what
    /// the entry says.</summary>
    public AnswerProof? Prove(BundleJsonReader read, JsonItem entry, Subject subject, ReadOnlyMemory<byte> raw, DateTimeOffset at)
    {
        if (entry["dnssec"] is null || subject is not Subject.Answer asked)
            return null;
        var security = read.Word<Security>(entry, "dnssec", BundleChains.Word);
        var code = entry["dnssecCode"]?.AsInteger;
        if (security != Security.Secure)
            return Counted(new AnswerProof(security, code is >= 0 and <= ushort.MaxValue ? (int)code : null, () => null));
        if (Find(entry["chain"]?.AsInteger, asked, at) is not { } chain)
            return Fault(subject, _unreadable ?? $"{BundleChains.Path} has no chain of this question and time");
        var validation = MessageVerifier.Verify(raw.Span, chain, anchors);
        return validation.Security == Security.Secure
            ? Counted(new AnswerProof(Security.Secure, null, () => chain))
            : Fault(subject, validation.Reason);
    }

    AnswerProof Counted(AnswerProof proof)
    {
        _counts[proof.Security] = Count(proof.Security) + 1;
        return proof;
    }

    AnswerProof? Fault(Subject subject, string why)
    {
        _faults.Add((subject, why));
        return null;
    }

    /// <summary>The chain of this question and moment.</summary>
    Chain? Find(long? place, Subject.Answer asked, DateTimeOffset at)
    {
        _chains ??= ReadChains();
        return place is >= 0 && place < _chains.Count && _chains[(int)place] is var chain && chain.Question.Name.Equals(asked.Name) &&
            chain.Question.Type == asked.Type && chain.Observed.ToUnixTimeSeconds() == at.ToUnixTimeSeconds()
            ? chain
            : null;
    }

    IReadOnlyList<Chain> ReadChains()
    {
        if (!files.TryGetValue(BundleChains.Path, out var file))
        {
            _unreadable = $"{BundleChains.Path} is missing";
            return [];
        }
        var read = ChainFile.Read(file.Bytes.Span);
        if (read.Value is { } chains)
            return chains;
        _unreadable = $"{BundleChains.Path} cannot be read: {read.Problems[0].Code} at octet {read.Problems[0].Offset}";
        return [];
    }
}
