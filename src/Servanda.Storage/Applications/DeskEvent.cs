namespace Servanda.Storage.Applications;

/// <summary>One thing that was done, by whom, and why. Never changed.</summary>
public sealed record DeskEvent
{
    /// <summary>Its place in the order, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The id of an account, or one of <see cref="DeskActors"/>.</summary>
    public required string Actor { get; init; }

    /// <summary>What.</summary>
    public required DeskAct What { get; init; }

    /// <summary>To what.</summary>
    public required DeskSubject Subject { get; init; }

    /// <summary>Why, or which; empty where there is nothing to say.</summary>
    public required string Reason { get; init; }
}

/// <summary>What something was done to.</summary>
/// <param name="Kind">Which table it is in.</param>
/// <param name="Id">Its id there.</param>
public sealed record DeskSubject(string Kind, string Id)
{
    /// <summary>An application.</summary>
    public static DeskSubject Application(string id) => new("application", id);

    /// <summary>An organisation of the register.</summary>
    public static DeskSubject Organisation(string id) => new("organisation", id);

    /// <summary>A list brought in at once.</summary>
    public static DeskSubject Import(string id) => new("import", id);

    /// <summary>A letter.</summary>
    public static DeskSubject Letter(string id) => new("letter", id);

    /// <summary>A setting, by its name.</summary>
    public static DeskSubject Setting(string name) => new("setting", name);
}

/// <summary>Who acts without an account.</summary>
public static class DeskActors
{
    /// <summary>Whoever holds the link of an application.</summary>
    public const string Applicant = "applicant";

    /// <summary>The program itself.</summary>
    public const string Servanda = "servanda";
}
