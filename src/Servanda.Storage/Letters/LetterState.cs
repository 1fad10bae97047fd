using Servanda.Accords;

namespace Servanda.Storage.Letters;

/// <summary>How far a letter is.</summary>
public enum LetterState
{
    /// <summary>It goes when its time has come.</summary>
    Waiting,
    /// <summary>The mail server has taken it.</summary>
    Sent,
    /// <summary>Nobody tries any more until a person says so.</summary>
    Dead,
}

/// <summary>The words for it.</summary>
public static class LetterWords
{
    static readonly Dictionary<string, LetterState> States = Enum.GetValues<LetterState>().ToDictionary(Id);

    /// <summary>The word machines read.</summary>
    public static string Id(LetterState state) => state switch
    {
        LetterState.Waiting => "waiting",
        LetterState.Sent => "sent",
        LetterState.Dead => "dead",
    };

    /// <summary>The word people read.</summary>
    public static Text Word(LetterState state) => state switch
    {
        LetterState.Waiting => new("waiting", "en attente"),
        LetterState.Sent => new("sent", "envoyée"),
        LetterState.Dead => new("could not be delivered", "non distribuée"),
    };

    /// <summary>Reads the word back.</summary>
    internal static LetterState State(string id) => States[id];
}
