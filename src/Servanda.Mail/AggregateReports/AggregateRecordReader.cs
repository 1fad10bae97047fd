using System.Buffers.Text;
using System.Net;
using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Mail.AggregateReports;

/// <summary>Reads one record (RFC 9990 §3.1.1.7 to §3.1.1.11).</summary>
sealed class AggregateRecordReader(AggregateElements elements, AggregateValues values, ProblemTally problems)
{
    readonly AggregateResultReader _results = new(elements, values);
    readonly List<OverrideReason> _reasons = [];
    IPAddress? _source;
    long _count;
    Disposition? _disposition;
    AlignedResult? _dkimAligned;
    AlignedResult? _spfAligned;
    DomainName? _headerFrom;
    DomainName? _envelopeFrom;
    DomainName? _envelopeTo;
    bool _isRowWhole;

    /// <summary>After the start of a record: reads to its end. Null when the input ends before the row is whole.</summary>
    public AggregateRecord? Read()
    {
        const int row = 1, identifiers = 2, results = 4;
        Clear();
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("row"u8, ref seen, row))
                Row();
            else if (elements.TakeFirst("identifiers"u8, ref seen, identifiers))
                Identifiers();
            else if (elements.TakeFirst("auth_results"u8, ref seen, results))
                _results.Read();
        }
        if (elements.IsCut && !_isRowWhole)
        {
            elements.Add(AggregateProblems.RecordCut);
            return null;
        }
        if (seen != (row | identifiers | results))
            elements.AddMissing(AggregateProblems.Record);
        return new()
        {
            Source = _source,
            Count = _count,
            Disposition = _disposition,
            DkimAligned = _dkimAligned is { } dkim ? dkim == AlignedResult.Pass : null,
            SpfAligned = _spfAligned is { } spf ? spf == AlignedResult.Pass : null,
            Reasons = _reasons.Count == 0 ? [] : [.. _reasons],
            HeaderFrom = _headerFrom,
            EnvelopeFrom = _envelopeFrom,
            EnvelopeTo = _envelopeTo,
            Dkim = _results.Dkim,
            Spf = _results.Spf,
        };
    }

    void Clear()
    {
        (_source, _count, _disposition, _dkimAligned, _spfAligned) = (null, 0, null, null, null);
        (_headerFrom, _envelopeFrom, _envelopeTo, _isRowWhole) = (null, null, null, false);
        _reasons.Clear();
        _results.Clear();
    }

    void Row()
    {
        const int source = 1, count = 2, evaluated = 4;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("source_ip"u8, ref seen, source))
                _source = values.Address(AggregateProblems.Source);
            else if (elements.TakeFirst("count"u8, ref seen, count))
                _count = Count(elements.Text());
            else if (elements.TakeFirst("policy_evaluated"u8, ref seen, evaluated))
                Evaluated();
        }
        _isRowWhole = !elements.IsCut;
        Require(seen, source, AggregateProblems.Source);
        Require(seen, count, AggregateProblems.Count);
        Require(seen, evaluated, AggregateProblems.Disposition);
    }

    long Count(ReadOnlySpan<byte> text)
    {
        if (elements.IsCut)
            return 0;
        if (!text.IsEmpty && text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0)
        {
            if (!Utf8Parser.TryParse(text, out long count, out _) || count > AggregateLimits.MaxCount)
            {
                problems.Add(AggregateProblems.CountSize, elements.Offset, text);
                return AggregateLimits.MaxCount;
            }
            if (count > 0)
                return count;
        }
        problems.Add(AggregateProblems.Count, elements.Offset, text);
        return 0;
    }

    void Evaluated()
    {
        const int disposition = 1, dkim = 2, spf = 4;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("disposition"u8, ref seen, disposition))
                _disposition = values.Word(AggregateWords.Disposition, AggregateProblems.Disposition);
            else if (elements.TakeFirst("dkim"u8, ref seen, dkim))
                _dkimAligned = values.Word(AggregateWords.Aligned, AggregateProblems.Aligned);
            else if (elements.TakeFirst("spf"u8, ref seen, spf))
                _spfAligned = values.Word(AggregateWords.Aligned, AggregateProblems.Aligned);
            else if (elements.Take("reason"u8))
                Reason();
        }
        Require(seen, disposition, AggregateProblems.Disposition);
        Require(seen, dkim, AggregateProblems.Aligned);
        Require(seen, spf, AggregateProblems.Aligned);
    }

    void Reason()
    {
        const int type = 1, comment = 2;
        var seen = 0;
        var kind = (OverrideKind?)null;
        var words = (string?)null;
        while (elements.Next())
        {
            if (elements.TakeFirst("type"u8, ref seen, type))
                kind = values.Word(AggregateWords.Reason, AggregateProblems.Reason);
            else if (elements.TakeFirst("comment"u8, ref seen, comment))
                words = values.Text();
        }
        Require(seen, type, AggregateProblems.Reason);
        if (kind is null && words is null)
            return;
        if (_reasons.Count < AggregateLimits.MaxReasons)
            _reasons.Add(new(kind ?? OverrideKind.Other, words));
        else
            elements.Add(AggregateProblems.Limit);
    }

    void Identifiers()
    {
        const int from = 1, mailFrom = 2, to = 4;
        var seen = 0;
        while (elements.Next())
        {
            if (elements.TakeFirst("header_from"u8, ref seen, from))
                _headerFrom = values.Domain(AggregateProblems.HeaderFrom);
            else if (elements.TakeFirst("envelope_from"u8, ref seen, mailFrom))
                _envelopeFrom = values.Domain(AggregateProblems.Envelope, mayBeEmpty: true);
            else if (elements.TakeFirst("envelope_to"u8, ref seen, to))
                _envelopeTo = values.Domain(AggregateProblems.Envelope, mayBeEmpty: true);
        }
        Require(seen, from, AggregateProblems.HeaderFrom);
    }

    void Require(int seen, int bit, ProblemKind otherwise)
    {
        if ((seen & bit) == 0)
            elements.AddMissing(otherwise);
    }
}
