using Servanda.Core.Names;

namespace Servanda.Mail.Dmarc;

/// <summary>What authenticates an identifier (RFC 9989 §4.3).</summary>
public enum DmarcMechanism
{
    /// <summary>SPF: the domain of the reverse path, or of HELO where that is empty (§4.4.2).</summary>
    Spf,
    /// <summary>DKIM: the domain of a signature (§4.4.1).</summary>
    Dkim,
}

/// <summary>What came of authenticating an identifier.</summary>
public enum DmarcCheck
{
    /// <summary>It is authenticated.</summary>
    Passed,
    /// <summary>It is not.</summary>
    NotPassed,
    /// <summary>The DNS did not answer.</summary>
    NotKnown,
}

/// <summary>A domain that a message was authenticated by, or was not.</summary>
/// <param name="Mechanism">By what.</param>
/// <param name="Domain">The domain.</param>
/// <param name="Check">What came of it.</param>
public sealed record DmarcIdentifier(DmarcMechanism Mechanism, DomainName Domain, DmarcCheck Check);
