namespace Servanda.Accords;

/// <summary>A piece of text for people, in every language: there is no way to write one and forget the other.</summary>
/// <param name="En">English.</param>
/// <param name="Fr">French.</param>
public sealed record Text(string En, string Fr)
{
    /// <summary>The same in both languages: a name, a record, a number.</summary>
    public static Text Same(string value) => new(value, value);

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language switch
    {
        Language.English => En,
        Language.French => Fr,
    };

    /// <inheritdoc/>
    public override string ToString() => En;
}
