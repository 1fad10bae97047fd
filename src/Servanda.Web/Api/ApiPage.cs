using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Servanda.Web.Api;

/// <summary>Some items of a list, in the order of their keys.</summary>
/// <param name="Items">The items.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Next">Path and query of the next page; null on the last.</param>
sealed record ApiPage<T>(IReadOnlyList<T> Items, int Total, string? Next);

/// <summary>Makes pages.</summary>
static class ApiPages
{
    /// <summary>The page a request asks for. It begins after an item and not at a number, so that what is added or goes
    /// meanwhile neither hides an item nor shows one twice.</summary>
    /// <param name="context">The request.</param>
    /// <param name="items">All that were found.</param>
    /// <param name="key">Their keys, no two the same; they are compared as text.</param>
    /// <param name="write">What is sent of an item.</param>
    public static Ok<ApiPage<T>> Of<TItem, T>(HttpContext context, IEnumerable<TItem> items, Func<TItem, string> key, Func<TItem, T> write)
    {
        var request = context.Request;
        var limit = ApiParameter.Limit.In(request) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : ApiParameter.UsualLimit;
        var all = items.Select(item => (Key: key(item), Item: item)).ToList();
        all.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        var after = ApiParameter.Cursor.In(request) is { } cursor ? ApiParameter.ReadCursor(cursor) : null;
        var from = after is null ? 0 : all.FindIndex(one => string.CompareOrdinal(one.Key, after) > 0);
        var page = from < 0 ? [] : all.Skip(from).Take(limit).ToList();
        var next = from >= 0 && from + page.Count < all.Count ? Next(context, page[^1].Key) : null;
        return TypedResults.Ok(new ApiPage<T>([.. page.Select(one => write(one.Item))], all.Count, next));
    }

    /// <summary>Path and query of the page after an item, also said in a header (RFC 8288).</summary>
    public static string Next(HttpContext context, string last)
    {
        var request = context.Request;
        var query = request.Query.Where(pair => pair.Key != ApiParameter.Cursor.Name)
            .Append(new(ApiParameter.Cursor.Name, ApiParameter.WriteCursor(last)));
        var next = QueryHelpers.AddQueryString(request.PathBase + request.Path, query);
        context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        return next;
    }
}
