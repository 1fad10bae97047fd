using Servanda.Core;
using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Arc;

/// <summary>The ARC fields of a message sorted into their sets (RFC 8617 §5.2 steps 1 and 3).</summary>
sealed class ArcChain
{
    const int MaxFields = 3 * ArcVerifier.MaxSets;

    readonly ArcSet?[] _sets = new ArcSet?[ArcVerifier.MaxSets + 1];
    readonly ProblemLog _log = new();
    int _fields;

    ArcChain(MailMessage message)
    {
        foreach (var field in message.Fields)
        {
            // Most fields are none of ours.
            if (_fields > MaxFields || field.Name is not [(byte)'A' or (byte)'a', (byte)'R' or (byte)'r', (byte)'C' or (byte)'c', (byte)'-', ..])
                continue;
            if (field.Is("ARC-Seal"u8))
                AddSeal(field);
            else if (field.Is("ARC-Message-Signature"u8))
                AddSignature(field);
            else if (field.Is("ARC-Authentication-Results"u8))
                AddResults(field);
        }
        Reason ??= _fields > MaxFields ? ArcReasons.TooMany : _fields == 0 ? ArcReasons.NoChain : null;
        if (Reason is null && !IsWhole())
            Reason = ArcReasons.Structure;
    }

    /// <summary>Why there is no whole chain; null when there is one.</summary>
    public ArcReason? Reason { get; private set; }

    /// <summary>The highest number met.</summary>
    public int Highest { get; private set; }

    /// <summary>The sets from the oldest; whole unless there is a reason.</summary>
    public ReadOnlySpan<ArcSet?> Sets => _sets.AsSpan(1, Highest);

    public IReadOnlyList<Problem> Problems => _log.InOrder();

    public static ArcChain Of(MailMessage message) => new(message);

    void AddSeal(HeaderField field)
    {
        var read = ArcReader.ReadSeal(field.Value);
        Keep(read.Problems, field);
        if (SetFor(read.Value?.Instance ?? 0) is not { } set)
            return;
        if (set.Seal is not null)
            Reason ??= ArcReasons.Structure;
        (set.SealField, set.Seal) = (field, read.Value);
    }

    void AddSignature(HeaderField field)
    {
        var read = DkimSignatureReader.ReadArc(field.Value);
        Keep(read.Problems, field);
        if (SetFor(read.Value?.Instance ?? 0) is not { } set)
            return;
        if (set.Signature is not null)
            Reason ??= ArcReasons.Structure;
        (set.SignatureField, set.Signature) = (field, read.Value);
    }

    void AddResults(HeaderField field)
    {
        var log = new ProblemLog();
        var instance = ArcReader.ReadResultsInstance(field.Value, log);
        Keep(log.InOrder(), field);
        if (SetFor(instance) is not { } set)
            return;
        if (set.Results is not null)
            Reason ??= ArcReasons.Structure;
        set.Results = field;
    }

    bool IsWhole()
    {
        foreach (var set in Sets)
        {
            if (set is not { IsWhole: true })
                return false;
        }
        return true;
    }

    ArcSet? SetFor(int instance)
    {
        _fields++;
        Highest = Math.Max(Highest, instance);
        if (instance > 0)
            return _sets[instance] ??= new();
        Reason ??= ArcReasons.Syntax;
        return null;
    }

    void Keep(IReadOnlyList<Problem> problems, HeaderField field)
    {
        foreach (var problem in problems)
            _log.Add(problem with { Offset = field.Offset + field.ValueStart + problem.Offset });
    }
}
