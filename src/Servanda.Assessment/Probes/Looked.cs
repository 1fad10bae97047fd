using System.Net;
using Servanda.Assessment.Observations;

namespace Servanda.Assessment.Probes;

/// <summary>Makes observations of what a probe came back with.</summary>
static class Looked
{
    public static Observation Seen(Subject subject, TimeProvider clock, IPAddress via, byte[] raw) =>
        new Observation.Seen(raw) { Subject = subject, At = clock.GetUtcNow(), Via = via.ToString() };

    public static Observation Unmeasured(Subject subject, TimeProvider clock, Dialled dialled) =>
        Unmeasured(subject, clock, dialled.Fault, dialled.Address);

    public static Observation.Unmeasured Unmeasured(Subject subject, TimeProvider clock, string reason, IPAddress? via = null) =>
        new(reason) { Subject = subject, At = clock.GetUtcNow(), Via = via?.ToString() ?? "" };
}
