using System.Diagnostics.CodeAnalysis;
using Servanda.Core;
using Servanda.Mail.Xml;

namespace Servanda.Mail.AggregateReports;

/// <summary>
/// Reads a DMARC aggregate report (RFC 9990, RFC 7489 appendix C, and what receivers send beside them): first the head,
/// then record after record, in memory that does not depend on the report's size. It never throws on account of what it
/// reads: a value that cannot be read is left out and its problem noted, and the rest is read on.
/// <code>
/// using var reader = AggregateReader.Open(stream);
/// if (reader.Report is { } report)
///     while (reader.TryRead(out var record)) …
/// </code>
/// Where records stand before the head, against the standard, up to <see cref="AggregateLimits.MaxHeld"/> of them are held
/// back until it is found.
/// </summary>
public sealed class AggregateReader : IDisposable
{
    const int VersionSeen = 1, MetadataSeen = 2, PolicySeen = 4, HeadSeen = MetadataSeen | PolicySeen;

    readonly ProblemTally _problems;
    readonly DigestStream _source;
    readonly AggregateElements _elements;
    readonly AggregateHeadReader _head;
    readonly AggregateRecordReader _records;
    readonly Queue<AggregateRecord> _held = new();
    int _seen;
    bool _isDone;

    AggregateReader(Stream xml, ProblemTally problems)
    {
        _problems = problems;
        _source = new(xml);
        _elements = new(new XmlPull(XmlEncoding.AsUtf8(_source, _problems), _problems), _problems);
        var values = new AggregateValues(_elements, _problems);
        _head = new(_elements, values, _problems);
        _records = new(_elements, values, _problems);
    }

    /// <summary>The head of the report; null when this is no aggregate report at all.</summary>
    public AggregateReport? Report { get; private set; }

    /// <summary>How many records were given so far.</summary>
    public long RecordCount { get; private set; }

    /// <summary>How many messages the records given so far count.</summary>
    public long MessageCount { get; private set; }

    /// <summary>The SHA-256 of the report as it was given, once it has been read to its end; null before.</summary>
    public Digest? Digest { get; private set; }

    /// <summary>What is wrong with the report, as far as read: of each kind the first few, in the order of the document.</summary>
    public IReadOnlyList<Problem> Problems => _problems.InOrder();

    /// <summary>How often each problem was met so far, by its code.</summary>
    public IReadOnlyDictionary<string, long> ProblemCounts => _problems.Counts;

    /// <summary>Reads the head. The stream is read forward once and stays open.</summary>
    public static AggregateReader Open(Stream xml) => Open(xml, new());

    /// <summary>The same, with the problems of whatever it was packed in.</summary>
    internal static AggregateReader Open(Stream xml, ProblemTally problems)
    {
        var reader = new AggregateReader(xml, problems);
        reader.ReadHead();
        return reader;
    }

    /// <summary>The next record; false after the last.</summary>
    public bool TryRead([NotNullWhen(true)] out AggregateRecord? record)
    {
        while (!_held.TryDequeue(out record) && !_isDone)
            Step();
        if (record is null)
            return false;
        RecordCount++;
        MessageCount += record.Count;
        return true;
    }

    /// <summary>Ends the reading; the stream stays open.</summary>
    public void Dispose() => _source.Dispose();

    void ReadHead()
    {
        if (!_elements.ToReport())
        {
            _elements.Add(AggregateProblems.Root);
            Finish();
            return;
        }
        while (!_isDone && (_seen & HeadSeen) != HeadSeen && _held.Count < AggregateLimits.MaxHeld)
            Step();
        Require(MetadataSeen, AggregateProblems.Metadata);
        Require(PolicySeen, AggregateProblems.PolicyPublished);
        _seen |= HeadSeen;
        Report = _head.Head();
    }

    /// <summary>Reads one element of the first level; a record goes among those held.</summary>
    void Step()
    {
        if (!_elements.Next())
        {
            if (RecordCount + _held.Count == 0)
                _elements.Add(AggregateProblems.Records);
            _elements.ToEnd();
            Finish();
        }
        else if (_elements.Take("record"u8))
        {
            if (_records.Read() is { } record)
                _held.Enqueue(record);
        }
        else if (_elements.TakeFirst("version"u8, ref _seen, VersionSeen))
        {
            _head.ReadVersion();
        }
        else if (_elements.TakeFirst("report_metadata"u8, ref _seen, MetadataSeen))
        {
            NoteOrder();
            _head.ReadMetadata();
        }
        else if (_elements.TakeFirst("policy_published"u8, ref _seen, PolicySeen))
        {
            NoteOrder();
            _head.ReadPolicy();
        }
        else if (_elements.Take("extension"u8))
        {
            _elements.Skip();
        }
    }

    void NoteOrder()
    {
        if (_held.Count > 0)
            _elements.Add(AggregateProblems.Order);
    }

    void Finish()
    {
        _isDone = true;
        Digest = _source.Digest;
    }

    void Require(int part, ProblemKind otherwise)
    {
        if ((_seen & part) == 0)
            _elements.Add(otherwise);
    }
}
