namespace Servanda.Disclosure.SecurityTxt;

/// <summary>What a security.txt says about where the disclosure policy is (RFC 9116 §2.5.7). Whether a page is a policy
/// is not guessed at.</summary>
public enum DisclosurePolicyLink
{
    /// <summary>No Policy field that holds a URI.</summary>
    Absent,
    /// <summary>A web URI by plain http, which the standard forbids, and none by https.</summary>
    Insecure,
    /// <summary>Only URIs that a browser does not fetch.</summary>
    NotWeb,
    /// <summary>At least one https URI.</summary>
    Usable,
}

/// <summary>The rule of the policy link.</summary>
public static class DisclosurePolicyRule
{
    /// <summary>How a file links its policy.</summary>
    public static DisclosurePolicyLink Judge(SecurityTxtFile file) =>
        file.Policies.Count == 0 ? DisclosurePolicyLink.Absent
        : file.Policies.Any(policy => policy.IsHttps) ? DisclosurePolicyLink.Usable
        : file.Policies.Any(policy => policy.IsHttp) ? DisclosurePolicyLink.Insecure
        : DisclosurePolicyLink.NotWeb;
}
