using Servanda.Core.Json;

namespace Servanda.Storage.Log;

/// <summary>Puts the places of earlier leaves into a body that names them.</summary>
static class LeafReferences
{
    /// <summary>The body with every reference in its place; null while one of them has none.</summary>
    public static JsonItem? Resolve(JsonItem body, IReadOnlyList<LogReference> references, Func<long, LogPlace?> placeOf)
    {
        if (references.Count == 0)
            return body;
        var members = new OrderedDictionary<string, JsonItem>(body.Members, StringComparer.Ordinal);
        foreach (var group in references.GroupBy(one => one.Member, StringComparer.Ordinal))
        {
            List<JsonItem> values = [];
            foreach (var reference in group)
            {
                if (placeOf(reference.Number) is not { } place)
                    return null;
                values.Add(reference.IsByIndex ? place.Index : place.Digest.ToString());
            }
            members[group.Key] = group.First().IsListed ? JsonItem.List(values) : values[0];
        }
        return JsonItem.Of(members);
    }
}
