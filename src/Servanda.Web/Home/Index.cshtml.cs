using Servanda.Web.Layout;

namespace Servanda.Web.Home;

/// <summary>The first page.</summary>
public sealed class IndexModel : PublicPage;
