using System.Reflection;

namespace Servanda.Tests.Reports;

/// <summary>Everything that some objects keep, however deep. A claim about what is kept needs no garbage collector this
/// way, which collects when it likes.</summary>
static class Reachable
{
    const BindingFlags Fields = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>The objects and all that their fields and items lead to. Statics are nobody's field.</summary>
    public static IReadOnlyCollection<object> From(params object[] roots)
    {
        HashSet<object> seen = new(roots, ReferenceEqualityComparer.Instance);
        var next = new Queue<object>(roots);
        while (next.TryDequeue(out var one))
        {
            foreach (var found in Directly(one))
            {
                if (seen.Add(found))
                    next.Enqueue(found);
            }
        }
        return seen;
    }

    static IEnumerable<object> Directly(object one)
    {
        if (one is Array items)
            return LeadsOn(items.GetType().GetElementType()!) ? items.Cast<object?>().OfType<object>() : [];
        // The runtime's own lead everywhere.
        return one is string or MemberInfo or Assembly or Module ? [] : FieldsOf(one.GetType())
            .Where(field => LeadsOn(field.FieldType)).Select(field => field.GetValue(one)).OfType<object>();
    }

    static IEnumerable<FieldInfo> FieldsOf(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(Fields))
                yield return field;
        }
    }

    static bool LeadsOn(Type type) => !type.IsPrimitive && !type.IsEnum && !type.IsPointer && !type.IsByRefLike;
}
