using Servanda.Mail.Dkim;
using Servanda.Mail.Messages;

namespace Servanda.Mail.Arc;

/// <summary>The three fields of one number, as they are gathered (RFC 8617 §4.2).</summary>
sealed class ArcSet
{
    public HeaderField? SealField { get; set; }

    public ArcSeal? Seal { get; set; }

    public HeaderField? SignatureField { get; set; }

    public DkimSignature? Signature { get; set; }

    public HeaderField? Results { get; set; }

    public bool IsWhole => Seal is not null && Signature is not null && Results is not null;
}
