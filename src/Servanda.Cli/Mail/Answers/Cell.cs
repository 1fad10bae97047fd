using System.Globalization;
using System.Text.Json;
using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Cli.Mail.Answers;

/// <summary>One value of an answer: for people in their language, for machines as it is.</summary>
abstract record Cell
{
    /// <summary>For people.</summary>
    public abstract Text Shown { get; }

    /// <summary>For a table of values: plain digits, dates of ISO 8601.</summary>
    public abstract string Plain { get; }

    /// <summary>True where digits should stand below each other.</summary>
    public virtual bool IsNumber => false;

    public virtual void Write(Utf8JsonWriter json) => json.WriteStringValue(Plain);

    public static Cell Of(string name) => new Name(name);

    public static Cell Of(long number) => new Number(number);

    public static Cell Of(DateOnly day) => new Day(day);

    public static Cell Of(string id, Text word) => new Word(id, word);

    public static Cell Share(long part, long whole) => new Part(part, whole);

    /// <summary>Text from outside, the same in every language.</summary>
    sealed record Name(string Value) : Cell
    {
        public override Text Shown => Text.Same(Visible.Of(Value));

        public override string Plain => Value;
    }

    /// <summary>A word of ours, which machines read by its id.</summary>
    sealed record Word(string Id, Text Value) : Cell
    {
        public override Text Shown => Value;

        public override string Plain => Id;
    }

    sealed record Number(long Value) : Cell
    {
        public override Text Shown => Figures.Number(Value);

        public override string Plain => Value.ToString(CultureInfo.InvariantCulture);

        public override bool IsNumber => true;

        public override void Write(Utf8JsonWriter json) => json.WriteNumberValue(Value);
    }

    /// <summary>Percent, with one digit after the point; nothing of nothing is no share.</summary>
    sealed record Part(long Piece, long Whole) : Cell
    {
        public override Text Shown => Figures.Percent(Piece, Whole);

        public override string Plain =>
            Whole == 0 ? "" : Figures.OneDigit(Piece, Whole).ToString("0.0", CultureInfo.InvariantCulture);

        public override bool IsNumber => true;

        public override void Write(Utf8JsonWriter json)
        {
            if (Whole == 0)
                json.WriteNullValue();
            else
                json.WriteNumberValue(Figures.OneDigit(Piece, Whole));
        }
    }

    /// <summary>A date.</summary>
    public sealed record Day(DateOnly Value) : Cell
    {
        public override Text Shown => Text.Same(Plain);

        public override string Plain => Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
