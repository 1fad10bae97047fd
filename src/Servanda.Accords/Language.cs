namespace Servanda.Accords;

/// <summary>The languages everything for people is written in.</summary>
public enum Language
{
    /// <summary>English, <c>en</c>.</summary>
    English,
    /// <summary>French, <c>fr</c>.</summary>
    French,
}
