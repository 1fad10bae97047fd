using System.Globalization;
using System.Text;

namespace Servanda.Mail.AggregateReports;

/// <summary>
/// Gathers what a receiver found about messages into the records of a report (RFC 9990 §3.1.1.7): one for each source with
/// the same identifiers and results. One builder for each policy domain and period (§3.1.2).
/// </summary>
public sealed class AggregateReportBuilder
{
    readonly Dictionary<string, (AggregateRecord First, long Count)> _records = new(StringComparer.Ordinal);

    /// <summary>Messages added so far.</summary>
    public long MessageCount { get; private set; }

    /// <summary>The records, most messages first.</summary>
    public IReadOnlyList<AggregateRecord> Records =>
    [
        .. _records.OrderByDescending(one => one.Value.Count).ThenBy(one => one.Key, StringComparer.Ordinal)
            .Select(one => one.Value.First with { Count = one.Value.Count }),
    ];

    /// <summary>Adds what was found about as many messages as the record counts, mostly one.</summary>
    public void Add(AggregateRecord found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var key = Key(found);
        var (first, count) = _records.GetValueOrDefault(key, (found, 0));
        _records[key] = (first, count + found.Count);
        MessageCount += found.Count;
    }

    /// <summary>All that tells one record from another: everything but the count.</summary>
    static string Key(AggregateRecord found)
    {
        var key = new StringBuilder(200);
        key.Append(CultureInfo.InvariantCulture,
            $"{found.Source}|{found.Disposition}|{found.DkimAligned}|{found.SpfAligned}|{found.HeaderFrom}|{found.EnvelopeFrom}|{found.EnvelopeTo}");
        foreach (var reason in found.Reasons)
            key.Append(CultureInfo.InvariantCulture, $"\nr{reason.Kind}|{reason.Comment}");
        foreach (var dkim in found.Dkim)
            key.Append(CultureInfo.InvariantCulture, $"\nd{dkim.Domain}|{dkim.Selector}|{dkim.Result}|{dkim.Note}");
        foreach (var spf in found.Spf)
            key.Append(CultureInfo.InvariantCulture, $"\ns{spf.Domain}|{spf.Scope}|{spf.Result}|{spf.Note}");
        return key.ToString();
    }
}
