using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;

namespace Servanda.Storage.Mail;

/// <summary>Turns the records of one report into rows, a batch at a time.</summary>
sealed class RecordBatch(long report, DomainName? policyDomain, ReportPeriod period)
{
    /// <summary>Enough for a batch to cost no more than its rows, and little memory.</summary>
    const int Size = 4096;

    // Two, turn about: one is filled while the other is stored.
    List<RecordRow> _rows = [], _others = [];
    readonly DaySpread? _spread = period.IsSpread ? new DaySpread(period.Seconds) : null;
    readonly long[] _shares = new long[period.Seconds.Count];
    readonly string _policyKey = NameKey.Of(policyDomain);

    // Nearly every record of a report has the same name.
    DomainName? _lastName;
    string _lastKey = "";

    public long Records { get; private set; }

    public long Messages { get; private set; }

    /// <summary>Adds a record; true when it is time to store what there is.</summary>
    public bool Add(AggregateRecord record)
    {
        var first = new RecordRow
        {
            Report = report,
            Ordinal = Records++,
            Day = period.FirstDay,
            Name = Key(record.HeaderFrom),
            IsShare = period.IsSpread,
            Messages = record.Count,
            Source = record.Source?.ToString(),
            Network = Network.Of(record.Source),
            Disposition = record.Disposition is { } disposition ? StoreWords.Of(disposition) : null,
            IsDkimAligned = record.DkimAligned is true,
            IsSpfAligned = record.SpfAligned is true,
            EnvelopeFrom = record.EnvelopeFrom?.ToString(),
            Dkim = StoreWords.Of(record.Dkim),
            Spf = StoreWords.Of(record.Spf),
            Reasons = StoreWords.Of(record.Reasons),
        };
        Messages += record.Count;
        if (_spread is null || record.Count == 0)
            _rows.Add(first);
        else
            AddShares(first);
        return _rows.Count >= Size;
    }

    /// <summary>The rows so far, which may be read until this is called again.</summary>
    public IReadOnlyList<RecordRow> Take()
    {
        (_rows, _others) = (_others, _rows);
        _rows.Clear();
        return _others;
    }

    void AddShares(RecordRow first)
    {
        _spread!.Spread(first.Messages, _shares);
        for (var day = 0; day < _shares.Length; day++)
        {
            if (_shares[day] > 0)
                _rows.Add(first with { Day = period.FirstDay + day, Messages = _shares[day] });
        }
    }

    string Key(DomainName? name)
    {
        if (name is null)
            return _policyKey;
        if (!name.Equals(_lastName))
            (_lastName, _lastKey) = (name, NameKey.Of(name));
        return _lastKey;
    }
}
