using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Servanda.Core.Json;

/// <summary>
/// Reads JSON from outside (RFC 8259) with the strictness of I-JSON (RFC 7493). Every problem carries its byte offset.
/// A repeated key keeps its last value, as most readers do, and a lone surrogate becomes U+FFFD, so that the rest can
/// still be judged; a text whose syntax breaks, or that is over a bound, has no value.
/// </summary>
public static class StrictJson
{
    /// <summary>Bytes read at the most unless the caller says otherwise.</summary>
    public const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>Arrays and objects inside each other at the most.</summary>
    public const int MaxDepth = 64;

    /// <summary>Values in one text at the most, members and items together.</summary>
    public const int MaxItems = 1_000_000;

    /// <summary>Problems listed at the most.</summary>
    public const int MaxProblems = 100;

    /// <summary>Reads one JSON text.</summary>
    public static Parsed<JsonItem> Read(ReadOnlySpan<byte> json, int maxBytes = MaxBytes)
    {
        var problems = new List<Problem>();
        return new(new Reading(problems, wholeOnly: false).Run(json, maxBytes), problems);
    }

    /// <summary>Reads a document Servanda hashes: as <see cref="Read"/>, and a number that is not a plain integer within
    /// <see cref="JsonItem.MaxInteger"/> is a problem.</summary>
    public static Parsed<JsonItem> ReadHashed(ReadOnlySpan<byte> json, int maxBytes = MaxBytes)
    {
        var problems = new List<Problem>();
        return new(new Reading(problems, wholeOnly: true).Run(json, maxBytes), problems);
    }

    sealed class Reading(List<Problem> problems, bool wholeOnly)
    {
        int _start;
        int _items;
        bool _stopped;

        public JsonItem? Run(ReadOnlySpan<byte> json, int maxBytes)
        {
            if (json.Length > maxBytes)
                return Stop("json.size", 0, "RFC 8259 §9");
            if (json.StartsWith("\uFEFF"u8))
            {
                Add("json.bom", 0, "RFC 8259 §8.1");
                _start = 3;
                json = json[3..];
            }
            if (!Utf8.IsValid(json))
                return Stop("json.utf8", FirstInvalid(json), "RFC 8259 §8.1");
            // One level more than allowed, so that too deep is told apart from broken.
            var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
            try
            {
                reader.Read();
                var item = Item(ref reader);
                if (!_stopped)
                    reader.Read();
                return _stopped ? null : item;
            }
            catch (JsonException)
            {
                return Stop("json.syntax", (int)reader.BytesConsumed, "RFC 8259 §2");
            }
        }

        JsonItem Item(ref Utf8JsonReader reader)
        {
            if (++_items > MaxItems)
                Stop("json.items", (int)reader.TokenStartIndex, "RFC 8259 §9");
            if (reader.CurrentDepth >= MaxDepth && reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                Stop("json.depth", (int)reader.TokenStartIndex, "RFC 8259 §9");
            var offset = _start + (int)reader.TokenStartIndex;
            if (_stopped)
                return JsonItem.Null;
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => Members(ref reader, offset),
                JsonTokenType.StartArray => Items(ref reader, offset),
                JsonTokenType.String => new JsonItem.Text(Text(ref reader)) { Offset = offset },
                JsonTokenType.Number => new JsonItem.Number(Number(ref reader)) { Offset = offset },
                JsonTokenType.True or JsonTokenType.False =>
                    new JsonItem.Truth(reader.TokenType is JsonTokenType.True) { Offset = offset },
                _ => new JsonItem.Nothing { Offset = offset },
            };
        }

        JsonItem.Object Members(ref Utf8JsonReader reader, int offset)
        {
            var index = new OrderedDictionary<string, JsonItem>(StringComparer.Ordinal);
            while (!_stopped && reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
            {
                var at = (int)reader.TokenStartIndex;
                var key = Text(ref reader);
                reader.Read();
                var value = Item(ref reader);
                if (!index.TryAdd(key, value))
                {
                    Add("json.key.repeated", at, "RFC 7493 §2.3", Printable.Of(key));
                    index[key] = value;
                }
            }
            return new(index) { Offset = offset };
        }

        JsonItem.Array Items(ref Utf8JsonReader reader, int offset)
        {
            var values = new List<JsonItem>();
            while (!_stopped && reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
                values.Add(Item(ref reader));
            return new(values) { Offset = offset };
        }

        double Number(ref Utf8JsonReader reader)
        {
            var at = (int)reader.TokenStartIndex;
            if (!reader.TryGetDouble(out var value) || !double.IsFinite(value))
            {
                Add("json.number.range", at, "RFC 7493 §2.2", Printable.Of(Encoding.ASCII.GetString(reader.ValueSpan)));
                return 0;
            }
            var plain = !reader.ValueSpan.ContainsAny(".eE"u8) && Math.Abs(value) <= JsonItem.MaxInteger;
            if (wholeOnly && (!plain || reader.ValueSpan.SequenceEqual("-0"u8)))
                Add("json.number.whole", at, "RFC 7493 §2.2", Printable.Of(Encoding.ASCII.GetString(reader.ValueSpan)));
            return value;
        }

        string Text(ref Utf8JsonReader reader)
        {
            if (!reader.ValueIsEscaped)
                return Encoding.UTF8.GetString(reader.ValueSpan);
            var text = JsonEscapes.Undo(reader.ValueSpan, out var lone);
            if (lone >= 0)
                Add("json.surrogate", (int)reader.TokenStartIndex + 1 + lone, "RFC 7493 §2.1");
            return text;
        }

        static int FirstInvalid(ReadOnlySpan<byte> json)
        {
            var at = 0;
            while (Rune.DecodeFromUtf8(json[at..], out _, out var used) is System.Buffers.OperationStatus.Done)
                at += used;
            return at;
        }

        JsonItem? Stop(string code, int at, string clause)
        {
            if (!_stopped)
                problems.Add(new Problem(code, _start + at, clause));
            _stopped = true;
            return null;
        }

        void Add(string code, int at, string clause, string? detail = null)
        {
            if (problems.Count < MaxProblems)
                problems.Add(new Problem(code, _start + at, clause, detail));
        }
    }
}
