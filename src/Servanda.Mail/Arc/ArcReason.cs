namespace Servanda.Mail.Arc;

/// <summary>Why a chain came out as it did.</summary>
/// <param name="Outcome">The result this reason leads to.</param>
/// <param name="Code">Stable, dotted, lower case.</param>
/// <param name="Clause">Where it is written.</param>
/// <param name="Words">For people.</param>
public sealed record ArcReason(ArcOutcome Outcome, string Code, string Clause, string Words);

/// <summary>Every reason for a result.</summary>
public static class ArcReasons
{
    /// <summary>No ARC fields.</summary>
    public static readonly ArcReason NoChain = new(ArcOutcome.None, "arc.none", "RFC 8617 §5.2 step 1", "the message has no ARC fields");

    /// <summary>All that has to verify does.</summary>
    public static readonly ArcReason Validated = new(ArcOutcome.Pass, "arc.validated", "RFC 8617 §5.2 step 7", "the chain validates");

    /// <summary>More than 50 sets.</summary>
    public static readonly ArcReason TooMany = new(ArcOutcome.Fail, "arc.sets.more", "RFC 8617 §4.2.1", "there are more than 50 sets");

    /// <summary>A field that cannot be read.</summary>
    public static readonly ArcReason Syntax = new(ArcOutcome.Fail, "arc.syntax", "RFC 8617 §5.2 step 3", "an ARC field cannot be read");

    /// <summary>A set that is not whole, or stands twice.</summary>
    public static readonly ArcReason Structure = new(ArcOutcome.Fail, "arc.structure", "RFC 8617 §5.2 step 3", "the sets are not numbered from 1 with one field of each kind");

    /// <summary>The newest seal says that the chain had failed before.</summary>
    public static readonly ArcReason FailedBefore = new(ArcOutcome.Fail, "arc.cv.fail", "RFC 8617 §5.2 step 2", "the newest seal says that the chain had already failed");

    /// <summary>A cv out of place.</summary>
    public static readonly ArcReason ChainValue = new(ArcOutcome.Fail, "arc.cv", "RFC 8617 §5.2 step 3", "cv has to be none in the first set and pass in the others");

    /// <summary>An ARC-Seal among what an ARC-Message-Signature signs.</summary>
    public static readonly ArcReason SealSigned = new(ArcOutcome.Fail, "arc.message-signature.h", "RFC 8617 §4.1.2", "the message signature signs an ARC-Seal field");

    /// <summary>The newest message signature does not verify.</summary>
    public static readonly ArcReason MessageSignature = new(ArcOutcome.Fail, "arc.message-signature", "RFC 8617 §5.2 step 4", "the newest message signature does not verify");

    /// <summary>A seal does not verify.</summary>
    public static readonly ArcReason Seal = new(ArcOutcome.Fail, "arc.seal", "RFC 8617 §5.2 step 6", "a seal does not verify");

    /// <summary>A key could not be looked up.</summary>
    public static readonly ArcReason KeyUnavailable = new(ArcOutcome.TempError, "arc.key.unavailable", "RFC 6376 §6.1.2", "a key could not be looked up");

    /// <summary>Every reason above.</summary>
    public static IReadOnlyList<ArcReason> All { get; } =
    [
        NoChain, Validated, TooMany, Syntax, Structure, FailedBefore, ChainValue, SealSigned, MessageSignature, Seal, KeyUnavailable,
    ];
}
