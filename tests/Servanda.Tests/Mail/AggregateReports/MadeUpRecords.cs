using System.Net;
using Servanda.Core.Names;
using Servanda.Mail.AggregateReports;

namespace Servanda.Tests.Mail.AggregateReports;

/// <summary>Records that RFC 9990 can carry, made from choices.</summary>
static class MadeUpRecords
{
    static readonly DomainName[] Names =
        [.. new[] { "example.com", "news.example.com", "xn--bcher-kva.example", "_odd.example.net", "a.example" }.Select(DomainName.Parse)];

    static readonly ReportedResult[] DkimResults = [.. Enum.GetValues<ReportedResult>().Except([ReportedResult.SoftFail])];

    static readonly OverrideKind[] Kinds =
        [OverrideKind.Other, OverrideKind.LocalPolicy, OverrideKind.MailingList, OverrideKind.PolicyTestMode, OverrideKind.TrustedForwarder];

    public static AggregateRecord From(byte[] choices)
    {
        var at = 0;
        int Next(int below) => choices.Length == 0 ? 0 : choices[at++ % choices.Length] * 31 % below;
        return new()
        {
            Count = 1 + Next(1000),
            Source = Next(2) == 0 ? new IPAddress([192, 0, 2, (byte)Next(256)]) : IPAddress.Parse($"2001:db8::{Next(9999)}"),
            Disposition = (Disposition)Next(4),
            DkimAligned = Next(2) == 0,
            SpfAligned = Next(2) == 0,
            HeaderFrom = Names[Next(Names.Length)],
            EnvelopeFrom = Next(2) == 0 ? Names[Next(Names.Length)] : null,
            EnvelopeTo = Next(2) == 0 ? Names[Next(Names.Length)] : null,
            Reasons = [.. Enumerable.Range(0, Next(3)).Select(_ => new OverrideReason(Kinds[Next(Kinds.Length)], Next(2) == 0 ? null : "a <b> & \"c\""))],
            // Failing signatures are written in the order given; so are these read back.
            Dkim = [.. Enumerable.Range(0, Next(4)).Select(_ => new DkimOutcome(Names[Next(Names.Length)], "s" + Next(9), DkimResults[2 + Next(5)], Next(2) == 0 ? null : "é"))],
            Spf = Next(3) == 0 ? [] : [new(Names[Next(Names.Length)], SpfScope.MailFrom, (ReportedResult)Next(8))],
        };
    }
}
