using Servanda.Dns.Dnssec;

namespace Servanda.Assessment.Bundles;

/// <summary>Trust anchors as a manifest names them: <c>. DS 20326 8 2 E06D…</c>.</summary>
public static class AnchorTexts
{
    /// <summary>A line each.</summary>
    public static IReadOnlyList<string> Of(TrustAnchors anchors) =>
        [.. anchors.All.Select(one => $"{(one.Zone.IsRoot ? "" : one.Zone)}. {one.Data.Type} {one.Data}")];
}
