using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.About;

/// <summary>How far these pages can be used by everyone.</summary>
public sealed class AccessibilityModel(PortalOptions options) : PublicPage
{
    /// <summary>How to reach whoever runs the portal; null where none is named.</summary>
    public string? Contact => options.Contact;
}
