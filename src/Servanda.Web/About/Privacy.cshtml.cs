using Servanda.Web.Hosting;
using Servanda.Web.Layout;

namespace Servanda.Web.About;

/// <summary>Which personal data there is, why, for how long, and what rights people have.</summary>
public sealed class PrivacyModel(PortalOptions options) : PublicPage
{
    /// <summary>How to reach whoever runs the portal; null where none is named.</summary>
    public string? Contact => options.Contact;
}
