using System.Data.Common;
using Dapper;
using Servanda.Mail.FailureReports;
using Servanda.Mail.TlsReports;

namespace Servanda.Storage.Mail;

/// <summary>The rows of failure and TLS reports, which are few.</summary>
static class OtherReports
{
    public static Task InsertAsync(
        DbConnection connection, DbTransaction transaction, long id, FailureReport report, ReportPeriod period) =>
        connection.ExecuteAsync("""
            INSERT INTO mail_failure (report, day, name, arrived_at, incidents, source, network, failures, alignment, delivery,
                envelope_from, dkim_domain, dkim_selector)
            VALUES (@Id, @Day, @Name, @ArrivedAt, @Incidents, @Source, @Network, @Failures, @Alignment, @Delivery,
                @EnvelopeFrom, @DkimDomain, @DkimSelector)
            """,
            new
            {
                Id = id,
                Day = period.FirstDay,
                Name = NameKey.Of(report.ReportedDomain ?? report.HeaderFrom),
                ArrivedAt = report.Arrived?.ToUnixTimeSeconds(),
                report.Incidents,
                Source = report.Source?.ToString(),
                Network = Network.Of(report.Source),
                Failures = StoreWords.Of(report.Failures),
                Alignment = report.Alignment is { } aligned ? StoreWords.Of(aligned) : null,
                Delivery = report.Delivery is { } delivery ? StoreWords.Of(delivery) : null,
                EnvelopeFrom = OutsideText.DomainOf(report.MailFrom),
                DkimDomain = report.DkimDomain?.ToString(),
                DkimSelector = OutsideText.WithoutLocalParts(report.DkimSelector),
            },
            transaction);

    public static async Task InsertAsync(
        DbConnection connection, DbTransaction transaction, long id, TlsReport report, ReportPeriod period)
    {
        DaySpread successes = new(period.Seconds), failures = new(period.Seconds);
        List<object> policies = [], reasons = [];
        var successful = new long[period.Seconds.Count];
        var failed = new long[period.Seconds.Count];
        for (var at = 0; at < report.Policies.Count; at++)
        {
            var policy = report.Policies[at];
            successes.Spread(policy.Successful, successful);
            failures.Spread(policy.Failed, failed);
            for (var day = 0; day < successful.Length; day++)
            {
                if (day == 0 || successful[day] + failed[day] > 0)
                    policies.Add(new
                    {
                        Id = id,
                        Ordinal = at,
                        Day = period.FirstDay + day,
                        Name = NameKey.Of(policy.Domain),
                        Type = policy.Type is { } type ? StoreWords.Of(type) : null,
                        Successful = successful[day],
                        Failed = failed[day],
                    });
            }
            reasons.AddRange(policy.Failures.Select((failure, i) => new
            {
                Id = id,
                Ordinal = reasons.Count + i,
                Policy = at,
                Result = StoreWords.Of(failure.Result),
                failure.Sessions,
                SendingAddress = failure.SendingMta?.ToString(),
                ReceivingHost = OutsideText.WithoutLocalParts(failure.ReceivingMxHostname),
                Reason = OutsideText.WithoutLocalParts(failure.ReasonCode),
            }).ToList());
        }
        await connection.ExecuteAsync("""
            INSERT INTO mail_tls_policy (report, ordinal, day, name, type, successful, failed)
            VALUES (@Id, @Ordinal, @Day, @Name, @Type, @Successful, @Failed)
            """, policies, transaction);
        await connection.ExecuteAsync("""
            INSERT INTO mail_tls_failure (report, ordinal, policy, result, sessions, sending_address, receiving_host, reason)
            VALUES (@Id, @Ordinal, @Policy, @Result, @Sessions, @SendingAddress, @ReceivingHost, @Reason)
            """, reasons, transaction);
    }
}
