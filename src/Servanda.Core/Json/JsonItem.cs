using System.Diagnostics.CodeAnalysis;

namespace Servanda.Core.Json;

/// <summary>
/// A JSON value (RFC 8259 §3) that can be written canonically: no key stands twice, no string holds a lone surrogate, no
/// number is infinite (RFC 7493). Read by <see cref="StrictJson"/>, or built in code:
/// <c>JsonItem.Of(("name", "x"), ("size", 3), ("tags", JsonItem.List(["a", "b"])))</c>.
/// </summary>
public abstract class JsonItem
{
    /// <summary>The largest integer JSON carries without loss, 2^53 - 1 (RFC 7493 §2.2).</summary>
    public const long MaxInteger = (1L << 53) - 1;

    JsonItem() { }

    /// <summary>The null literal.</summary>
    public static JsonItem Null { get; } = new Nothing();

    /// <summary>Where it starts in the bytes it was read from; -1 when it was built in code.</summary>
    public int Offset { get; internal init; } = -1;

    /// <summary>Which of the six kinds of JSON value this is.</summary>
    public abstract JsonKind Kind { get; }

    /// <summary>The text of a string; null for anything else.</summary>
    public string? AsText => (this as Text)?.Value;

    /// <summary>The value of a whole number within <see cref="MaxInteger"/>; null for anything else.</summary>
    public long? AsInteger => (this as Number)?.Integer;

    /// <summary>The value of any number; null for anything else.</summary>
    public double? AsReal => (this as Number)?.Value;

    /// <summary>The value of a true or false; null for anything else.</summary>
    public bool? AsTruth => (this as Truth)?.Value;

    /// <summary>The items of an array; empty for anything else.</summary>
    public IReadOnlyList<JsonItem> Items => (this as Array)?.Values ?? [];

    /// <summary>The members of an object in the order given; empty for anything else.</summary>
    public IReadOnlyList<KeyValuePair<string, JsonItem>> Members => (this as Object)?.Values ?? [];

    /// <summary>The member with this key; null where there is none or this is not an object.</summary>
    public JsonItem? this[string key] => this is Object { Index: var index } && index.TryGetValue(key, out var at) ? at : null;

    /// <summary>An object; a member whose value is a null reference is left out.</summary>
    /// <exception cref="ArgumentException">A key stands twice or is not well-formed Unicode.</exception>
    public static JsonItem Of(params ReadOnlySpan<(string Key, JsonItem? Value)> members)
    {
        var index = new OrderedDictionary<string, JsonItem>(members.Length, StringComparer.Ordinal);
        foreach (var (key, value) in members)
        {
            if (value is not null)
                index.Add(Utf16.Whole(key), value);
        }
        return new Object(index);
    }

    /// <summary>An object from pairs made elsewhere.</summary>
    /// <exception cref="ArgumentException">A key stands twice or is not well-formed Unicode.</exception>
    public static JsonItem Of(IEnumerable<KeyValuePair<string, JsonItem>> members) =>
        Of([.. members.Select(member => (member.Key, (JsonItem?)member.Value))]);

    /// <summary>An array.</summary>
    public static JsonItem List(IEnumerable<JsonItem> items) => new Array([.. items]);

    /// <summary>A number that need not be whole. What Servanda hashes holds none.</summary>
    /// <exception cref="ArgumentException">The number is infinite or not a number.</exception>
    public static JsonItem Real(double value) => new Number(value);

    /// <summary>A string.</summary>
    /// <exception cref="ArgumentException">The text holds a lone surrogate.</exception>
    [return: NotNullIfNotNull(nameof(text))]
    public static implicit operator JsonItem?(string? text) => text is null ? null : new Text(Utf16.Whole(text));

    /// <summary>A whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is beyond <see cref="MaxInteger"/>.</exception>
    public static implicit operator JsonItem(long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxInteger);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -MaxInteger);
        return new Number(value);
    }

    /// <summary>True or false.</summary>
    public static implicit operator JsonItem(bool value) => new Truth(value);

    internal sealed class Object(OrderedDictionary<string, JsonItem> index) : JsonItem
    {
        public override JsonKind Kind => JsonKind.Object;
        public OrderedDictionary<string, JsonItem> Index => index;
        public IReadOnlyList<KeyValuePair<string, JsonItem>> Values => index;
    }

    internal sealed class Array(IReadOnlyList<JsonItem> values) : JsonItem
    {
        public override JsonKind Kind => JsonKind.Array;
        public IReadOnlyList<JsonItem> Values => values;
    }

    internal sealed class Text(string value) : JsonItem
    {
        public override JsonKind Kind => JsonKind.String;
        public string Value => value;
    }

    internal sealed class Number(double value) : JsonItem
    {
        public override JsonKind Kind => JsonKind.Number;
        public double Value { get; } =
            double.IsFinite(value) ? value : throw new ArgumentException("JSON has no such number (RFC 8259 §6).");

        public long? Integer => double.IsInteger(Value) && Math.Abs(Value) <= MaxInteger ? (long)Value : null;
    }

    internal sealed class Truth(bool value) : JsonItem
    {
        public override JsonKind Kind => JsonKind.Boolean;
        public bool Value => value;
    }

    internal sealed class Nothing : JsonItem
    {
        public override JsonKind Kind => JsonKind.Null;
    }
}
