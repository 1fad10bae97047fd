using System.Net;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.Xml;

namespace Servanda.Mail.AggregateReports;

/// <summary>Turns the texts of a report into values, and what cannot be turned into problems. A text that the end of the
/// input cut off is none: half a domain name is another domain's.</summary>
sealed class AggregateValues(AggregateElements elements, ProblemTally problems)
{
    readonly SpanCache<DomainName> _names = new();
    readonly SpanCache<string> _texts = new();

    /// <summary>The element just started as text of the reporter's; null when it is empty.</summary>
    public string? Text()
    {
        var octets = elements.Text();
        if (octets.IsEmpty || elements.IsCut)
            return null;
        return _texts.Find(octets) ?? _texts.Keep(octets, Decoded(octets));
    }

    /// <summary>The element just started as a domain name; null when it is empty or none.</summary>
    public DomainName? Domain(ProblemKind otherwise, bool mayBeEmpty = false)
    {
        var octets = elements.Text();
        if (elements.IsCut)
            return null;
        if (_names.Find(octets) is { } known)
            return known;
        if (octets.IsEmpty || octets.SequenceEqual("<>"u8))
        {
            if (!mayBeEmpty)
                problems.Add(otherwise, elements.Offset);
            return null;
        }
        if (octets.LastIndexOf((byte)'@') is >= 0 and var at)
        {
            problems.Add(AggregateProblems.Address, elements.Offset, octets);
            octets = octets[(at + 1)..].TrimEnd((byte)'>');
        }
        if (ReportText.Domain(octets) is { } name)
            return _names.Keep(octets, name);
        problems.Add(otherwise, elements.Offset, octets);
        return null;
    }

    /// <summary>The element just started as an address; null when it is none.</summary>
    public IPAddress? Address(ProblemKind otherwise)
    {
        var octets = elements.Text();
        var address = elements.IsCut ? null : ReportText.Address(octets);
        if (address is null && !elements.IsCut)
            problems.Add(otherwise, elements.Offset, octets);
        return address;
    }

    /// <summary>The element just started as one of some words; null when it is none of them.</summary>
    /// <param name="words">The words in lower case, those that older drafts had behind the others.</param>
    /// <param name="otherwise">The problem when it is none.</param>
    public T? Word<T>(AggregateWords<T> words, ProblemKind otherwise) where T : struct, Enum
    {
        var octets = elements.Text();
        if (elements.IsCut)
            return null;
        if (words.Find(octets, out var isOld) is { } found)
        {
            if (isOld)
                problems.Add(AggregateProblems.Word, elements.Offset, octets);
            return found;
        }
        problems.Add(otherwise, elements.Offset, octets);
        return null;
    }

    string Decoded(ReadOnlySpan<byte> octets)
    {
        var text = ReportText.Decode(octets, out var isValid);
        if (!isValid)
            problems.Add(XmlProblems.Character, elements.Offset, octets);
        if (text.Length > AggregateLimits.MaxText)
        {
            problems.Add(AggregateProblems.Limit, elements.Offset, octets);
            return ReportText.Cut(text, AggregateLimits.MaxText);
        }
        return text;
    }
}
