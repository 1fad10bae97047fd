using System.Text;
using Servanda.Mail.Dmarc;

namespace Servanda.Mail.AggregateReports;

/// <summary>The words for the values of one element.</summary>
/// <param name="current">The words of RFC 9990, the most frequent first.</param>
/// <param name="old">Those of RFC 7489 and older drafts, read as what they mean today.</param>
sealed class AggregateWords<T>((string Word, T Value)[] current, params (string Word, T Value)[] old) where T : struct, Enum
{
    const int MaxWord = 32;

    readonly (byte[] Word, T Value)[] _all =
        [.. current.Concat(old).Select(one => (Encoding.ASCII.GetBytes(one.Word), one.Value))];

    /// <summary>The value of this word; null when it is none.</summary>
    /// <param name="octets">The word.</param>
    /// <param name="isOld">True when it is one of the old words, or not in lower case.</param>
    public T? Find(ReadOnlySpan<byte> octets, out bool isOld)
    {
        isOld = false;
        if (octets.Length > MaxWord)
            return null;
        var at = IndexOf(octets);
        isOld = at < 0 || at >= current.Length;
        if (at < 0)
        {
            Span<byte> lower = stackalloc byte[octets.Length];
            Ascii.ToLower(octets, lower, out _);
            at = IndexOf(lower);
        }
        return at < 0 ? null : _all[at].Value;
    }

    /// <summary>The word that RFC 9990, or where it has none RFC 7489, has for this value.</summary>
    public string WordFor(T value) =>
        current.Concat(old).First(one => EqualityComparer<T>.Default.Equals(one.Value, value)).Word;

    int IndexOf(ReadOnlySpan<byte> octets)
    {
        for (var i = 0; i < _all.Length; i++)
        {
            if (octets.SequenceEqual(_all[i].Word))
                return i;
        }
        return -1;
    }
}

/// <summary>The words of every element (RFC 9990 appendix A, RFC 7489 appendix C).</summary>
static class AggregateWords
{
    public static readonly AggregateWords<Disposition> Disposition = new(
    [
        ("none", AggregateReports.Disposition.None), ("reject", AggregateReports.Disposition.Reject),
        ("quarantine", AggregateReports.Disposition.Quarantine), ("pass", AggregateReports.Disposition.Pass),
    ]);

    public static readonly AggregateWords<AlignedResult> Aligned = new(
        [("pass", AlignedResult.Pass), ("fail", AlignedResult.Fail)]);

    public static readonly AggregateWords<ReportedResult> Result = new(
    [
        ("pass", ReportedResult.Pass), ("fail", ReportedResult.Fail), ("none", ReportedResult.None),
        ("softfail", ReportedResult.SoftFail), ("neutral", ReportedResult.Neutral), ("permerror", ReportedResult.PermError),
        ("temperror", ReportedResult.TempError), ("policy", ReportedResult.Policy),
    ], ("hardfail", ReportedResult.Fail), ("unknown", ReportedResult.TempError), ("error", ReportedResult.PermError));

    public static readonly AggregateWords<SpfScope> Scope = new(
        [("mfrom", SpfScope.MailFrom), ("helo", SpfScope.Helo)]);

    public static readonly AggregateWords<OverrideKind> Reason = new(
    [
        ("local_policy", OverrideKind.LocalPolicy), ("mailing_list", OverrideKind.MailingList), ("other", OverrideKind.Other),
        ("trusted_forwarder", OverrideKind.TrustedForwarder), ("policy_test_mode", OverrideKind.PolicyTestMode),
        ("forwarded", OverrideKind.Forwarded), ("sampled_out", OverrideKind.SampledOut),
    ]);

    public static readonly AggregateWords<DmarcPolicy> Policy = new(
        [("none", DmarcPolicy.None), ("reject", DmarcPolicy.Reject), ("quarantine", DmarcPolicy.Quarantine)],
        ("monitor", DmarcPolicy.None));

    public static readonly AggregateWords<DmarcAlignment> Alignment = new(
        [("r", DmarcAlignment.Relaxed), ("s", DmarcAlignment.Strict)],
        ("relaxed", DmarcAlignment.Relaxed), ("strict", DmarcAlignment.Strict));

    public static readonly AggregateWords<PolicyDiscovery> Discovery = new(
        [("treewalk", PolicyDiscovery.TreeWalk), ("psl", PolicyDiscovery.PublicSuffixList)]);

    public static readonly AggregateWords<TestMode> Testing = new([("n", TestMode.Off), ("y", TestMode.On)]);
}

/// <summary>pass or fail.</summary>
enum AlignedResult
{
    Fail,
    Pass,
}

/// <summary>testing: n or y.</summary>
enum TestMode
{
    Off,
    On,
}
