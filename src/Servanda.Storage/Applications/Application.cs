namespace Servanda.Storage.Applications;

/// <summary>What somebody asks of the register, and how far it is.</summary>
public sealed record Application : Asked
{
    /// <summary>Random: who knows it sees the state of it.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in the order of arrival, from 1.</summary>
    public required long Number { get; init; }

    /// <summary>How far it is.</summary>
    public required ApplicationState State { get; init; }

    /// <summary>Personal; empty once erased.</summary>
    public required string ContactName { get; init; }

    /// <summary>Personal; empty once erased, and where the desk asked itself.</summary>
    public required string ContactMail { get; init; }

    /// <summary>The account that approved first; null before.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset AddedAt { get; init; }

    /// <summary>When its state last changed.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>True when nothing more can happen to it.</summary>
    public bool IsOver => State switch
    {
        ApplicationState.Published or ApplicationState.Refused or ApplicationState.TakenBack => true,
        ApplicationState.Unconfirmed or ApplicationState.Confirmed or ApplicationState.InReview or ApplicationState.Returned
            or ApplicationState.Approved => false,
    };
}
