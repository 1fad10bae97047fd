using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.About;

/// <summary>What this is, and how to object to what it says.</summary>
public sealed class AboutModel(PortalOptions options) : PublicPage
{
    /// <summary>How to reach whoever runs the portal; null where none is named.</summary>
    public string? Contact => options.Contact;
}
