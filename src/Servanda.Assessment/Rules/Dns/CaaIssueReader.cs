using System.Buffers;
using Servanda.Core;

namespace Servanda.Assessment.Rules.Dns;

/// <summary>The value of an <c>issue</c>, <c>issuewild</c> or <c>issuemail</c> property.</summary>
/// <param name="Issuer">The authority that may issue, in lower case; empty when none may.</param>
/// <param name="Parameters">What the authority is to heed, in the order given.</param>
sealed record CaaIssue(string Issuer, IReadOnlyList<KeyValuePair<string, string>> Parameters);

/// <summary>
/// Reads who may issue (RFC 8659 §4.2):
/// <code>
/// issuer domain name, possibly none | ; tag = value | ; tag = value …
/// </code>
/// A value that does not read is to be taken as one that lets nobody issue (§4.2), so there is no value then.
/// </summary>
static class CaaIssueReader
{
    /// <summary>Characters of a value looked at.</summary>
    const int MaxLength = 4096;

    const string Clause = "RFC 8659 §4.2";

    static readonly SearchValues<char> LettersDigitsHyphen =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-");

    /// <summary>Reads the value.</summary>
    /// <param name="value">One character for each octet.</param>
    public static Parsed<CaaIssue> Read(string value)
    {
        if (value.Length > MaxLength)
            return new(null, [new Problem("caa.issue.too-long", MaxLength, Clause)]);
        var problems = new List<Problem>();
        var parts = value.Split(';');
        var issuer = Trim(parts[0]);
        if (issuer.Length > 0 && !issuer.Split('.').All(IsLabel))
            problems.Add(new Problem("caa.issue.domain", 0, Clause, Shown.Of(issuer)));
        var parameters = new List<KeyValuePair<string, string>>();
        var offset = parts[0].Length + 1;
        for (var i = 1; i < parts.Length; i++)
        {
            var part = Trim(parts[i]);
            // One semicolon may stand at the end; before it there is always a parameter.
            if (Parameter(part) is { } parameter)
                parameters.Add(parameter);
            else if (part.Length > 0 || i < parts.Length - 1)
                problems.Add(new Problem("caa.issue.parameter", offset, Clause, Shown.Of(part)));
            offset += parts[i].Length + 1;
        }
        return new(problems.Count == 0 ? new CaaIssue(issuer.ToLowerInvariant(), parameters) : null, problems);
    }

    static KeyValuePair<string, string>? Parameter(string text)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
            return null;
        var (tag, value) = (Trim(text[..equals]), Trim(text[(equals + 1)..]));
        return IsLabel(tag) && value.All(c => c is > ' ' and < '\x7f') ? new(tag, value) : null;
    }

    static bool IsLabel(string text) =>
        text.Length > 0 && text[0] != '-' && text[^1] != '-' && !text.AsSpan().ContainsAnyExcept(LettersDigitsHyphen);

    static string Trim(string text) => text.Trim(' ', '\t');
}
