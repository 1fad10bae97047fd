using Servanda.Core.Names;

namespace Servanda.Mail.Dkim;

/// <summary>The keys at a selector, as far as they are known (RFC 6376 §6.1.2).</summary>
/// <param name="Keys">At least one, unless there is a reason.</param>
/// <param name="Reason">Why there is none; null when there is.</param>
/// <param name="Detail">What the resolver said.</param>
readonly record struct KeySearch(IReadOnlyList<VerificationKey> Keys, DkimReason? Reason, string? Detail = null)
{
    /// <summary>Keys at one selector that are tried; which of them a verifier takes is undefined (§3.6.2.2).</summary>
    public const int MaxKeys = 4;

    public static KeySearch At(
        string selector, DomainName domain, DkimKeyCache cache, Func<MailQuery, MailAnswer> answers, List<MailQuery> wanted)
    {
        if (DkimKeyRecord.NameFor(selector, domain) is not { } name)
            return new([], DkimReasons.KeyMissing);
        var query = new MailQuery(name, MailQueryKind.Txt);
        switch (answers(query))
        {
            case MailAnswer.Texts { Records: var records }:
                return Among(records, cache);
            case MailAnswer.NotYet:
                if (!wanted.Contains(query))
                    wanted.Add(query);
                return new([], DkimReasons.KeyNotAsked);
            case MailAnswer.Failed { Reason: var said }:
                return new([], DkimReasons.KeyUnavailable, said);
            default:
                return new([], DkimReasons.KeyMissing);
        }
    }

    static KeySearch Among(IReadOnlyList<string> records, DkimKeyCache cache)
    {
        var keys = new List<VerificationKey>(1);
        foreach (var record in records)
        {
            if (keys.Count < MaxKeys && DkimKeyRecordReader.IsKey(record))
                keys.Add(cache.Get(record));
        }
        return keys.Count == 0 ? new([], DkimReasons.KeyMissing) : new(keys, null);
    }
}
