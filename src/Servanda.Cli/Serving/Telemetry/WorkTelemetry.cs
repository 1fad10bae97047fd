using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Servanda.Cli.Serving.Telemetry;

/// <summary>
/// What the workers count and trace, under one name for both. Labels are words of closed sets: no id, no address and no name is
/// among them, so that whoever reads the figures learns nothing of a person.
/// </summary>
static class WorkTelemetry
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Servanda";

    static readonly Meter Meter = new(Name);

    static readonly ActivitySource Source = new(Name);

    static readonly Counter<long> LeavesCounter = Meter.CreateCounter<long>(
        "servanda.log.leaves", "{leaf}", "Leaves taken from the outbox: logged or refused");

    static readonly Counter<long> LettersCounter = Meter.CreateCounter<long>(
        "servanda.letters", "{letter}", "Letters handed to the mail server: sent, waiting for another try, or given up");

    static readonly Counter<long> TurnsCounter = Meter.CreateCounter<long>(
        "servanda.assessments", "{assessment}", "Turns of the assessor that ended");

    static readonly Histogram<double> LogSeconds = Meter.CreateHistogram<double>(
        "servanda.log.run.duration", "s", "From taking leaves out of the outbox to noting where they stand");

    /// <summary>Leaves were dealt with.</summary>
    public static void Leaves(int logged, int refused, TimeSpan took)
    {
        if (logged > 0)
            LeavesCounter.Add(logged, new KeyValuePair<string, object?>("outcome", "logged"));
        if (refused > 0)
            LeavesCounter.Add(refused, new KeyValuePair<string, object?>("outcome", "refused"));
        LogSeconds.Record(took.TotalSeconds);
    }

    /// <summary>A letter was handed over, or was not taken.</summary>
    /// <param name="outcome"><c>sent</c>, <c>waits</c> or <c>refused</c>.</param>
    public static void Letter(string outcome) => LettersCounter.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>Turns of measuring ended.</summary>
    public static void Turns(int count) => TurnsCounter.Add(count);

    /// <summary>Work of a worker as a trace of its own; null where nobody listens.</summary>
    /// <param name="what">Such as <c>log.run</c>.</param>
    public static Activity? Begin(string what) => Source.StartActivity(what);
}
