namespace Servanda.Web.Layout;

/// <summary>Which part of a list a page shows, and which other pages it offers.</summary>
/// <param name="Page">From 1; never beyond the last.</param>
/// <param name="Pages">How many there are; at least 1.</param>
/// <param name="First">The first row shown, from 1; 0 where there is none.</param>
/// <param name="Last">The last row shown.</param>
/// <param name="Total">All rows.</param>
public sealed record Paging(int Page, int Pages, int First, int Last, int Total)
{
    const int Around = 1;

    /// <summary>The part that a page of a size is of a list; a size of 0 is the whole list.</summary>
    public static Paging Of(int total, int page, int size)
    {
        if (size <= 0)
            return new Paging(1, 1, Math.Min(1, total), total, total);
        var pages = Math.Max(1, (total + size - 1) / size);
        var shown = Math.Clamp(page, 1, pages);
        return new Paging(shown, pages, total == 0 ? 0 : ((shown - 1) * size) + 1, Math.Min(total, shown * size), total);
    }

    /// <summary>The rows of a list that are shown.</summary>
    public IEnumerable<T> Of<T>(IReadOnlyList<T> rows) => rows.Skip(Math.Max(0, First - 1)).Take(Last - Math.Max(0, First - 1));

    /// <summary>The pages to offer: the first, the last, those around this one; null for a gap.</summary>
    public IEnumerable<int?> Offered
    {
        get
        {
            var before = 0;
            for (var page = 1; page <= Pages; page++)
            {
                if (page != 1 && page != Pages && Math.Abs(page - Page) > Around)
                    continue;
                if (page - before == 2)
                    yield return page - 1;
                else if (page - before > 2)
                    yield return null;
                yield return page;
                before = page;
            }
        }
    }
}
