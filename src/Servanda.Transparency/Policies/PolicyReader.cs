using System.Text;
using Servanda.Core;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Policies;

/// <summary>Reads a policy line by line (C2SP tlog-policy, Policy file syntax and structure).</summary>
sealed class PolicyReader
{
    const string NoWitness = "none";

    readonly ProblemLog _problems = new();
    readonly List<PolicyLog> _logs = [];
    readonly List<PolicyMember.Witness> _witnesses = [];
    readonly HashSet<string> _logKeys = new(StringComparer.Ordinal);
    readonly HashSet<string> _witnessKeys = new(StringComparer.Ordinal);
    // Names are octets of no meaning, kept here one a character (Character set).
    readonly Dictionary<string, PolicyMember> _members = new(StringComparer.Ordinal);
    readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    PolicyMember? _quorum;
    int _groups;
    int _quorums;

    public static Parsed<LogPolicy> Read(ReadOnlySpan<byte> text)
    {
        if (text.Length > LogPolicy.MaxOctets)
            return new(null, [PolicyProblems.Length.At(LogPolicy.MaxOctets)]);
        var reader = new PolicyReader();
        for (var offset = 0; offset < text.Length;)
        {
            var line = text[offset..];
            if (line.IndexOf((byte)'\n') is >= 0 and var end)
                line = line[..end];
            reader.ReadLine(line, offset);
            offset += line.Length + 1;
        }
        if (reader._quorums == 0)
            reader._problems.Add(PolicyProblems.OneQuorum.At(text.Length));
        var problems = reader._problems.InOrder();
        return new(problems.Count == 0 ? new LogPolicy(reader._logs, reader._witnesses, reader._quorum) : null, problems);
    }

    void ReadLine(ReadOnlySpan<byte> line, int offset)
    {
        foreach (var octet in line)
        {
            if (octet is < 0x20 and not (byte)'\t' or 0x7F)
            {
                _problems.Add(PolicyProblems.Octet.At(offset, line));
                return;
            }
        }
        var words = Encoding.Latin1.GetString(line).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || words[0].StartsWith('#'))
            return;
        var fault = words switch
        {
            ["log", var key, .. { Length: <= 1 } url] => ReadLog(key, url),
            ["witness", var name, var key, .. { Length: <= 1 } url] => ReadWitness(name, key, url),
            ["group", var name, var threshold, _, ..] => ReadGroup(name, threshold, words[3..]),
            ["quorum", var name] => ReadQuorum(name),
            ["log" or "witness" or "group" or "quorum", ..] => PolicyProblems.Words,
            _ => PolicyProblems.Line,
        };
        if (fault is not null)
            _problems.Add(fault.At(offset, line));
    }

    ProblemKind? ReadLog(string keyText, string[] url)
    {
        if (PolicyKey.Read(Utf8(keyText)) is not { } known)
            return PolicyProblems.Key;
        var key = NoteVerifierKey.Read(known.Text).Value;
        if (key is null && known.Type != PolicyKey.MlDsa44)
            return PolicyProblems.Key;
        if (_logs.Count == LogPolicy.MaxOfEach)
            return PolicyProblems.Count;
        if (!_logKeys.Add(known.Material))
            return PolicyProblems.LogTwice;
        _logs.Add(new PolicyLog(known.Text, key, Url(url)));
        return null;
    }

    ProblemKind? ReadWitness(string name, string keyText, string[] url)
    {
        if (PolicyKey.Read(Utf8(keyText)) is not { } known)
            return PolicyProblems.Key;
        var key = CosignerKey.Read(known.Text).Value;
        if (key is null && known.Type != PolicyKey.MlDsa44)
            return PolicyProblems.Key;
        if (_witnesses.Count == LogPolicy.MaxOfEach)
            return PolicyProblems.Count;
        if (!_witnessKeys.Add(known.Material))
            return PolicyProblems.WitnessTwice;
        var witness = new PolicyMember.Witness(Utf8(name), known.Text, key, Url(url));
        _witnesses.Add(witness);
        return Define(name, witness);
    }

    ProblemKind? ReadGroup(string name, string threshold, string[] names)
    {
        if (_groups++ == LogPolicy.MaxOfEach)
            return PolicyProblems.Count;
        var needed = threshold switch
        {
            "all" => names.Length,
            "any" => 1,
            _ => DecimalText.TryRead(threshold, out var given) ? given : 0,
        };
        if (needed < 1 || needed > names.Length)
            return PolicyProblems.Threshold;
        List<PolicyMember> members = [];
        foreach (var member in names)
        {
            if (!_members.TryGetValue(member, out var found))
                return PolicyProblems.Unknown;
            if (!_taken.Add(member))
                return PolicyProblems.MemberTwice;
            members.Add(found);
        }
        return Define(name, new PolicyMember.Group(Utf8(name), (int)needed, members));
    }

    ProblemKind? ReadQuorum(string name)
    {
        if (_quorums++ > 0)
            return PolicyProblems.OneQuorum;
        return name == NoWitness || _members.TryGetValue(name, out _quorum) ? null : PolicyProblems.Unknown;
    }

    ProblemKind? Define(string name, PolicyMember member) =>
        name != NoWitness && _members.TryAdd(name, member) ? null : PolicyProblems.Name;

    static string? Url(string[] url) => url is [var one] ? Utf8(one) : null;

    static string Utf8(string octets) => Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(octets));
}
