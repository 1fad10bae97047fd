namespace Servanda.Web.Layout;

/// <summary>The links from one page of a list to the others.</summary>
/// <param name="Paging">The part shown.</param>
/// <param name="Link">The address of a page by its number.</param>
public sealed record PageLinks(Paging Paging, Func<int, string> Link);
