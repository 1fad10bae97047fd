using Servanda.Accords;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees when it looks at a subject.</summary>
public abstract record Look<T>
{
    private Look()
    {
    }

    /// <summary>The one look that found nothing.</summary>
    internal static Look<T> NotThere { get; } = new Absent();

    /// <summary>The one look still to come.</summary>
    internal static Look<T> NotYet { get; } = new Unmeasured(Observations.UnmeasuredReasons.NotYet);

    /// <summary>It is there.</summary>
    public sealed record Seen(T Value) : Look<T>;

    /// <summary>The subject answered that it has no such thing.</summary>
    public sealed record Absent : Look<T>;

    /// <summary>Nobody could look, or nobody has looked yet.</summary>
    public sealed record Unmeasured(Text Why) : Look<T>;
}
