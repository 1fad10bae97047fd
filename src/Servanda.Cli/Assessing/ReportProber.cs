using System.Globalization;
using Servanda.Assessment.Observations;
using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;
using Servanda.Storage;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Assessing;

/// <summary>Answers for the DMARC reports in a store, and leaves every other look to the prober behind it.</summary>
sealed class ReportProber(IProber inner, Database database, TimeProvider clock) : IProber
{
    public ValueTask<Observation> LookAsync(Subject subject, Freshness freshness, CancellationToken cancel) =>
        subject is Subject.MailReports reports ? LookAsync(reports, cancel) : inner.LookAsync(subject, freshness, cancel);

    async ValueTask<Observation> LookAsync(Subject.MailReports subject, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var to = DateOnly.FromDateTime(now.UtcDateTime);
        var scope = new MailScope(subject.Domain, to.AddDays(1 - Subject.MailReports.Days), to);
        var evidence = await ReportEvidence.ReadAsync(database, scope, MailReportsTranscript.MaxDigests, cancel);
        var transcript = new MailReportsTranscript
        {
            From = Date(scope.From),
            To = Date(scope.To),
            Messages = evidence.Volume.Messages,
            Aligned = evidence.Volume.Aligned,
            Delivered = evidence.Volume.UnalignedDelivered,
            Reporters = evidence.Reporters,
            ReportCount = evidence.ReportCount,
            Reports = evidence.Reports,
        };
        return new Observation.Seen(MailReportsTranscriptJson.Write(transcript)) { Subject = subject, At = now, Via = "reports" };
    }

    static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
