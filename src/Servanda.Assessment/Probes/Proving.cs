using Servanda.Assessment.Observations;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Probes;

/// <summary>Validates what resolvers answer, from the trust anchors down. The second look has keys of its own, asked for
/// anew as everything in it is.</summary>
sealed class Proving(DnsResolver resolver, TrustAnchors anchors, TimeProvider clock)
{
    /// <summary>Type and class of a signature and of an alias, as they stand after the owner on the wire.</summary>
    static readonly byte[] SignatureMark = [0, 46, 0, 1], AliasMark = [0, 5, 0, 1];

    static readonly AnswerProof Unsigned = new(Security.Insecure, null, () => null);

    readonly Sight _first = new(new ValidatingResolver(resolver, anchors, clock), anchors, clock);
    readonly Sight _second = new(new ValidatingResolver(resolver, anchors, clock), anchors, clock);

    /// <summary>What an answer is worth; null for a failure, of which there is nothing to prove, and where no signatures
    /// reach us at all.</summary>
    /// <param name="answer">Asked for with DO.</param>
    /// <param name="how">How it was asked for; keys are asked for in the same way.</param>
    /// <param name="freshness">Which look it is part of.</param>
    /// <param name="cancel">Gives up.</param>
    public async ValueTask<AnswerProof?> ProveAsync(
        DnsResult.Answered answer, LookupOptions how, Freshness freshness, CancellationToken cancel)
    {
        var sight = freshness switch { Freshness.Shared => _first, Freshness.Fresh => _second };
        if (!IsAnswer(answer.Raw.Span) || sight.IsKnownBlind)
            return null;
        // A domain's first answers come together: where its zone begins is found out once for all of them.
        if (await sight.By.IsUnsignedAsync(answer.Question, answer.At, how, cancel) &&
            answer.Raw.Span.IndexOf(AliasMark) < 0)
            return Unsigned;
        // Signatures take their time, and this may be the thread that receives for everybody.
        if (answer.Raw.Span.IndexOf(SignatureMark) >= 0)
            await Task.Yield();
        var validated = await sight.By.ValidateAsync(answer, how, cancel);
        var (security, code) = (validated.Validation.Security, validated.Validation.Error?.InfoCode);
        // What is true and proves no answer (aliases in a circle), or is longer than any chain, cannot be proven again.
        if (security == Security.Secure && MayLackChain(answer.Raw.Span) && validated.Chain is null)
            security = Security.Indeterminate;
        return security is Security.Bogus or Security.Indeterminate && !await sight.SeesAnchorAsync(how, cancel)
            ? null
            : new AnswerProof(security, security == Security.Secure ? null : code, () => validated.Chain);
    }

    /// <summary>Most have one: only where one may be lacking is it made to see.</summary>
    static bool MayLackChain(ReadOnlySpan<byte> message) =>
        message.Length > OptData.SafePayloadSize || message.IndexOf(AliasMark) >= 0;

    /// <summary>True for NOERROR and NXDOMAIN.</summary>
    static bool IsAnswer(ReadOnlySpan<byte> message) => message.Length > 3 && (message[3] & 0xF) is 0 or 3;

    /// <summary>A validating resolver, and whether the answers of the anchor's own zone, mostly the root, are proven through it:
    /// then signatures reach us, and the anchor is that of the internet we look at. Otherwise nothing that fails to validate
    /// tells anything.</summary>
    sealed class Sight(ValidatingResolver by, TrustAnchors anchors, TimeProvider clock)
    {
        static readonly TimeSpan Lasts = TimeSpan.FromSeconds(30);

        volatile Tuple<bool, long>? _known;

        public ValidatingResolver By => by;

        /// <summary>True for some time after no signatures reached us.</summary>
        public bool IsKnownBlind => Known == false;

        bool? Known => _known is var (sees, since) && clock.GetElapsedTime(since) < Lasts ? sees : null;

        public async ValueTask<bool> SeesAnchorAsync(LookupOptions how, CancellationToken cancel)
        {
            if (Known is { } known)
                return known;
            var zone = await by.LookUpAsync(
                new DnsQuestion(anchors.All[0].Zone, DnsType.Soa), how with { BypassCache = false, Avoid = null }, cancel);
            var sees = zone.Validation.Security == Security.Secure;
            _known = Tuple.Create(sees, clock.GetTimestamp());
            return sees;
        }
    }
}
