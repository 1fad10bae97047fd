using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Arc;

/// <summary>
/// Validates the chain of a message (RFC 8617 §5.2). Pure but for the cache: it is given the answers known so far, says
/// which keys it still wants, and is run again when there are more.
/// </summary>
/// <param name="keys">Keys read before; it may be shared with DKIM.</param>
public sealed class ArcVerifier(DkimKeyCache keys)
{
    /// <summary>Sets that a chain may have (RFC 8617 §4.2.1).</summary>
    public const int MaxSets = 50;

    /// <summary>Validates the chain as of an instant.</summary>
    public ArcVerdict Verify(MailMessage message, Func<MailQuery, MailAnswer> answers, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(message);
        var chain = ArcChain.Of(message);
        var verdict = new ArcVerdict { Reason = ArcReasons.Validated, Highest = chain.Highest, Problems = chain.Problems };
        if ((chain.Reason ?? Refused(chain.Sets)) is { } reason)
            return verdict with { Reason = reason };
        var check = new SignatureCheck(message, keys, answers, at, "email", allowsHistoric: false);
        return Judge(verdict, chain.Sets, check);
    }

    /// <summary>What can be said against a whole chain before any key is known.</summary>
    static ArcReason? Refused(ReadOnlySpan<ArcSet?> sets)
    {
        if (sets[^1]!.Seal!.ChainValue == ArcOutcome.Fail)
            return ArcReasons.FailedBefore;
        for (var i = 0; i < sets.Length; i++)
        {
            if (sets[i]!.Seal!.ChainValue != (i == 0 ? ArcOutcome.None : ArcOutcome.Pass))
                return ArcReasons.ChainValue;
            if (sets[i]!.Signature!.Fields.Contains("ARC-Seal", StringComparer.OrdinalIgnoreCase))
                return ArcReasons.SealSigned;
        }
        return null;
    }

    static ArcVerdict Judge(ArcVerdict verdict, ReadOnlySpan<ArcSet?> sets, SignatureCheck check)
    {
        var newest = JudgeMessage(sets[^1]!.SignatureField!.Value, sets[^1]!.Signature!, check);
        var hashes = SealedHeader.Hashes(sets);
        var results = new ArcSetResult[sets.Length];
        for (var i = sets.Length - 1; i >= 0; i--)
        {
            var (seal, signature) = (sets[i]!.Seal!, sets[i]!.Signature!);
            results[i] = new()
            {
                Instance = i + 1,
                Seal = seal,
                MessageSignature = signature,
                MessageSignatureReason = i + 1 == sets.Length ? newest : null,
                SealReason = check.JudgeHash(seal.Algorithm, seal.Selector, seal.Domain, hashes[i], seal.Value.Span),
                Results = sets[i]!.Results!.Value.Unfold(),
            };
        }
        var (reason, detail) = Decide(newest, results);
        return verdict with { Reason = reason, Detail = detail?.Words, Sets = results, Wanted = check.Wanted };
    }

    /// <summary>Without c a signature is simple/simple as in DKIM (RFC 8617 §4.1.2, RFC 6376 §3.5). The ARC suite has one that
    /// was made relaxed/relaxed, as other implementations take it: either is the sealer's own signature of the message.</summary>
    static DkimReason JudgeMessage(HeaderField field, DkimSignature signature, SignatureCheck check)
    {
        var reason = check.Judge(field, signature).Reason;
        if (signature.IsCanonicalisationSaid || reason.Outcome != DkimOutcome.Fail)
            return reason;
        return check.Judge(field, signature with { Header = Canonicalisation.Relaxed, Body = Canonicalisation.Relaxed }).Reason;
    }

    /// <summary>What is known to be wrong goes before what is not known.</summary>
    static (ArcReason, DkimReason?) Decide(DkimReason newest, ArcSetResult[] results)
    {
        if (IsBad(newest))
            return (ArcReasons.MessageSignature, newest);
        foreach (var set in results.Reverse())
        {
            if (IsBad(set.SealReason!))
                return (ArcReasons.Seal, set.SealReason);
        }
        var unknown = results.Select(set => set.SealReason!).Append(newest).FirstOrDefault(one => one.Outcome == DkimOutcome.TempError);
        return unknown is null ? (ArcReasons.Validated, null) : (ArcReasons.KeyUnavailable, unknown);

        static bool IsBad(DkimReason reason) => reason.Outcome is not (DkimOutcome.Pass or DkimOutcome.TempError);
    }
}
