using System.Globalization;
using System.Net;
using System.Text;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Mail.Messages;

namespace Servanda.Mail.FailureReports;

/// <summary>The fields of a feedback report (RFC 5965 §3, RFC 6591 §3, RFC 9991 §4).</summary>
sealed class FailureFields(List<HeaderField> fields, ProblemLog problems)
{
    /// <summary>The report; null when there is no field of one.</summary>
    public FailureReport? Report()
    {
        if (Once("Feedback-Type") is not { } type)
        {
            problems.Add(FailureProblems.FeedbackType.At(0));
            if (Once("Source-IP") is null && Once("Auth-Failure") is null)
                return null;
            type = new(0, "");
        }
        var isAuthentication = type.Text.Equals("auth-failure", StringComparison.OrdinalIgnoreCase);
        if (!isAuthentication && type.Text.Length > 0)
            problems.Add(FailureProblems.OtherType.At(type.Offset, type.Text));
        var agent = Once("User-Agent");
        if (agent is null)
            problems.Add(FailureProblems.UserAgent.At(0));
        if (Once("Version")?.Text is not ("1" or "1.0"))
            problems.Add(FailureProblems.Version.At(0));
        var failures = Failures(isAuthentication);
        return new()
        {
            FeedbackType = type.Text.ToLowerInvariant(),
            UserAgent = agent?.Text,
            Failures = failures,
            Alignment = Alignment(failures),
            Delivery = Once("Delivery-Result") is { } delivery ? Delivery(delivery) : null,
            Source = Once("Source-IP") is { } source ? Source(source) : null,
            ReportedDomain = Once("Reported-Domain") is { } reported ? Domain(reported) : null,
            Arrived = (Once("Arrival-Date") ?? Once("Received-Date")) is { } date ? Arrived(date) : null,
            Incidents = Once("Incidents") is { } incidents ? Incidents(incidents) : 1,
            MailFrom = Once("Original-Mail-From")?.Text.Trim('<', '>'),
            Recipients = [.. All("Original-Rcpt-To").Select(one => one.Trim('<', '>'))],
            AuthenticationResults = All("Authentication-Results"),
            DkimDomain = Once("DKIM-Domain") is { } domain ? Domain(domain) : null,
            DkimSelector = Once("DKIM-Selector")?.Text,
            DkimIdentity = Once("DKIM-Identity")?.Text,
            SpfRecords = All("SPF-DNS"),
        };
    }

    /// <summary>Reads a date of RFC 5322 §3.3, also with the zones and comments that people add; null when it is
    /// none.</summary>
    public static DateTimeOffset? ReadDate(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('(') is >= 0 and var comment)
            text = text[..comment];
        // The name of the day says nothing new, and is wrong at times.
        if (text.IndexOf(',') is >= 0 and var comma)
            text = text[(comma + 1)..];
        var plain = text.Trim().ToString();
        foreach (var zone in (string[])["GMT", "UTC", "UT", "Z"])
        {
            if (plain.EndsWith(" " + zone, StringComparison.OrdinalIgnoreCase))
                plain = plain[..^zone.Length] + "+0000";
        }
        string[] forms = ["d MMM yyyy H:mm:ss zzz", "d MMM yyyy H:mm zzz"];
        return DateTimeOffset.TryParseExact(plain, forms, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var date)
            && date.Year is >= 1970 and < 2200
            ? date
            : null;
    }

    Field? Once(string name)
    {
        var octets = Encoding.ASCII.GetBytes(name);
        Field? first = null;
        foreach (var field in fields)
        {
            if (!field.Is(octets))
                continue;
            if (first is not null)
                problems.Add(FailureProblems.Repeated.At(field.Offset, name));
            first ??= new(field.Offset, Kept(field));
        }
        return first;
    }

    List<string> All(string name)
    {
        var octets = Encoding.ASCII.GetBytes(name);
        var values = new List<string>();
        foreach (var field in fields)
        {
            if (!field.Is(octets))
                continue;
            if (values.Count == FailureReportReader.MaxValues)
            {
                problems.Add(FailureProblems.Limit.At(field.Offset, name));
                break;
            }
            values.Add(Kept(field));
        }
        return values;
    }

    string Kept(HeaderField field)
    {
        var text = field.Unfold();
        if (text.Length > FailureReportReader.MaxText)
            problems.Add(FailureProblems.Limit.At(field.Offset, field.Name));
        return ReportText.Cut(text, FailureReportReader.MaxText);
    }

    AuthFailure Failures(bool isAuthentication)
    {
        var failures = AuthFailure.None;
        if (Once("Auth-Failure") is not { } field)
        {
            if (isAuthentication)
                problems.Add(FailureProblems.AuthFailure.At(0));
            return failures;
        }
        foreach (var word in field.Text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries))
        {
            failures |= word switch
            {
                "adsp" => AuthFailure.Adsp,
                "bodyhash" => AuthFailure.BodyHash,
                "revoked" => AuthFailure.Revoked,
                "signature" => AuthFailure.Signature,
                "spf" => AuthFailure.Spf,
                "dmarc" => AuthFailure.Dmarc,
                _ => AuthFailure.None,
            };
        }
        if (failures == AuthFailure.None)
            problems.Add(FailureProblems.AuthFailure.At(field.Offset, field.Text));
        return failures;
    }

    AlignedIdentities? Alignment(AuthFailure failures)
    {
        if (Once("Identity-Alignment") is not { } field)
        {
            if (failures.HasFlag(AuthFailure.Dmarc))
                problems.Add(FailureProblems.AlignmentMissing.At(0));
            return null;
        }
        var aligned = AlignedIdentities.None;
        foreach (var word in field.Text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries))
        {
            aligned |= word == "dkim" ? AlignedIdentities.Dkim : word == "spf" ? AlignedIdentities.Spf : AlignedIdentities.None;
            if (word is not ("dkim" or "spf" or "none"))
                problems.Add(FailureProblems.Alignment.At(field.Offset, field.Text));
        }
        return aligned;
    }

    DeliveryResult Delivery(Field field)
    {
        switch (field.Text.ToLowerInvariant())
        {
            case "delivered":
                return DeliveryResult.Delivered;
            case "spam":
                return DeliveryResult.Spam;
            case "policy":
                return DeliveryResult.Policy;
            case "reject":
                return DeliveryResult.Reject;
            case "other":
                return DeliveryResult.Other;
            default:
                problems.Add(FailureProblems.Delivery.At(field.Offset, field.Text));
                return DeliveryResult.Other;
        }
    }

    IPAddress? Source(Field field)
    {
        var text = field.Text.Trim('[', ']');
        var address = ReportText.Address(Encoding.UTF8.GetBytes(text));
        if (address is null)
            problems.Add(FailureProblems.Source.At(field.Offset, field.Text));
        return address;
    }

    DomainName? Domain(Field field)
    {
        var domain = ReportText.Domain(field.Text);
        if (domain is null)
            problems.Add(FailureProblems.Domain.At(field.Offset, field.Text));
        return domain;
    }

    DateTimeOffset? Arrived(Field field)
    {
        var date = ReadDate(field.Text);
        if (date is null)
            problems.Add(FailureProblems.Arrived.At(field.Offset, field.Text));
        return date;
    }

    long Incidents(Field field)
    {
        if (long.TryParse(field.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count is > 0 and <= AggregateReports.AggregateLimits.MaxCount)
            return count;
        problems.Add(FailureProblems.Incidents.At(field.Offset, field.Text));
        return 1;
    }

    sealed record Field(int Offset, string Text);
}
