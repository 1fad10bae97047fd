using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Servanda.Web.Api;

/// <summary>A page of a list that is read from the database a page at a time.</summary>
/// <param name="Context">The request.</param>
/// <param name="Limit">Items at the most; ask for one more to see whether there is a next page.</param>
/// <param name="After">The key of the item before the first; empty on the first page.</param>
sealed record ApiPart(HttpContext Context, int Limit, string After)
{
    /// <summary>The key where it has two parts.</summary>
    public (string First, string Second) AfterPair => After.Split(' ', 2) is [var first, var second] ? (first, second) : (After, "");

    /// <summary>What a request asks for; its query was checked.</summary>
    public static ApiPart Asked(HttpContext context) => new(
        context,
        ApiParameter.Limit.In(context.Request) is { } limit ? int.Parse(limit, CultureInfo.InvariantCulture) : ApiParameter.UsualLimit,
        ApiParameter.Cursor.In(context.Request) is { } cursor ? ApiParameter.ReadCursor(cursor) ?? "" : "");

    /// <summary>The page.</summary>
    /// <param name="read">What was read: up to one more than fits.</param>
    /// <param name="total">How many there are on all pages.</param>
    /// <param name="key">Their keys, in their order.</param>
    /// <param name="write">What is sent of an item.</param>
    public Ok<ApiPage<T>> Of<TItem, T>(IReadOnlyList<TItem> read, int total, Func<TItem, string> key, Func<TItem, T> write)
    {
        var next = read.Count > Limit ? ApiPages.Next(Context, key(read[Limit - 1])) : null;
        return TypedResults.Ok(new ApiPage<T>([.. read.Take(Limit).Select(write)], total, next));
    }
}
