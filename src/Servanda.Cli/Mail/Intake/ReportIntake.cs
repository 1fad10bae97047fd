using Servanda.Core;
using Servanda.Mail.AggregateReports;
using Servanda.Mail.ReportFiles;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Intake;

/// <summary>Puts every report of a file into the store.</summary>
/// <param name="writer">The store.</param>
/// <param name="refused">Told of each place without a usable report.</param>
sealed class ReportIntake(ReportWriter writer, Action<Refusal> refused)
{
    /// <summary>A file that broke off while it was read, for a reason of the disk.</summary>
    static readonly ProblemKind BrokenOff = new("report.unreadable", "reader limit");

    /// <summary>Reads items as they come, in the order they come.</summary>
    /// <param name="items">What is in a file.</param>
    /// <param name="place">The file, for a word about its disk.</param>
    /// <param name="cancel">Gives up; the report under way is then not stored.</param>
    public async Task<Taken> TakeAsync(IEnumerable<ReportItem> items, string place, CancellationToken cancel)
    {
        var taken = new Taken();
        try
        {
            foreach (var item in items)
                await TakeAsync(item, taken, cancel);
        }
        catch (IOException fault) when (fault is not StorageException)
        {
            Refuse(taken, new Refusal(place, [BrokenOff.At(0, fault.Message)]));
        }
        return taken;
    }

    async Task TakeAsync(ReportItem item, Taken taken, CancellationToken cancel)
    {
        switch (item)
        {
            case ReportItem.Aggregate { Reader: { Report: { } head } reader }:
                Count(taken, await writer.StoreAsync(head, Records(reader), () => End(reader), cancel));
                break;
            case ReportItem.Aggregate aggregate:
                Refuse(taken, new Refusal(item.Place, aggregate.Reader.Problems));
                break;
            case ReportItem.Failure failure:
                Count(taken, await writer.StoreAsync(failure.Report, new ReportEnd(failure.Problems, failure.Digest), cancel));
                break;
            case ReportItem.Tls tls:
                Count(taken, await writer.StoreAsync(tls.Report, new ReportEnd(tls.Problems, tls.Digest), cancel));
                break;
            case ReportItem.Refused none:
                Refuse(taken, new Refusal(item.Place, none.Problems));
                break;
            default:
                throw new InvalidOperationException($"{item.GetType().Name} is no kind of report");
        }
    }

    void Refuse(Taken taken, Refusal refusal)
    {
        taken.Refused++;
        refused(refusal);
    }

    static void Count(Taken taken, Stored stored)
    {
        if (!stored.IsNew)
        {
            taken.Known++;
            return;
        }
        taken.Stored++;
        taken.Records += stored.Records;
        taken.Messages += stored.Messages;
        taken.Problems += stored.Problems;
    }

    static IEnumerable<AggregateRecord> Records(AggregateReader reader)
    {
        while (reader.TryRead(out var record))
            yield return record;
    }

    static ReportEnd End(AggregateReader reader) => new(
        reader.Problems, reader.Digest ?? throw new InvalidOperationException("the report was not read to its end"));
}
