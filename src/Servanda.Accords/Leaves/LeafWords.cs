namespace Servanda.Accords.Leaves;

/// <summary>The words that stand in leaves for our closed sets.</summary>
public static class LeafWords
{
    /// <summary>The word of a kind, such as <c>evidence.snapshot</c>.</summary>
    public static string Id(LeafKind kind) => kind switch
    {
        LeafKind.AccordText => "accord.text",
        LeafKind.OrganisationIdentity => "org.identity",
        LeafKind.Signature => "signature",
        LeafKind.SignatureCorrection => "signature.correction",
        LeafKind.Withdrawal => "withdrawal",
        LeafKind.ImportBaseline => "import.baseline",
        LeafKind.Method => "method",
        LeafKind.EvidenceSnapshot => "evidence.snapshot",
        LeafKind.Score => "score",
        LeafKind.Attestation => "attestation",
        LeafKind.Reply => "reply",
        LeafKind.Advisory => "advisory",
        LeafKind.KeyEvent => "key.event",
        LeafKind.ErasureTombstone => "erasure.tombstone",
        LeafKind.StateRoot => "state.root",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(SignatureBasis basis) => basis switch
    {
        SignatureBasis.Signatory => "signatory",
        SignatureBasis.Source => "source",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(CorrectionReason reason) => reason switch
    {
        CorrectionReason.Date => "date",
        CorrectionReason.Text => "text",
        CorrectionReason.Identity => "identity",
        CorrectionReason.Duplicate => "duplicate",
        CorrectionReason.Void => "void",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(StateScope scope) => scope switch
    {
        StateScope.Register => "register",
        StateScope.Catalogue => "catalogue",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(KeyChange change) => change switch
    {
        KeyChange.Generated => "generated",
        KeyChange.Rotated => "rotated",
        KeyChange.Retired => "retired",
        KeyChange.Compromised => "compromised",
    };

    /// <summary>The word machines read.</summary>
    public static string Id(ErasureReason reason) => reason switch
    {
        ErasureReason.Request => "request",
        ErasureReason.Retention => "retention",
        ErasureReason.Order => "order",
        ErasureReason.Mistake => "mistake",
    };
}
