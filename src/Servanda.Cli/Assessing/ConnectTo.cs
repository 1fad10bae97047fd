using System.Diagnostics.CodeAnalysis;
using System.Net;

namespace Servanda.Cli.Assessing;

/// <summary>Another place for a place that is meant, for tests and laboratories.</summary>
/// <param name="From">What is meant.</param>
/// <param name="To">What is connected to.</param>
sealed record ConnectTo(IPEndPoint From, IPEndPoint To)
{
    /// <summary>Reads <c>192.0.2.1:443=127.0.0.1:8443</c>.</summary>
    public static bool TryRead(string? text, [NotNullWhen(true)] out ConnectTo? pair)
    {
        pair = text?.Split('=') is [var from, var to] && IPEndPoint.TryParse(from, out var meant) &&
            IPEndPoint.TryParse(to, out var real) && meant.Port > 0 && real.Port > 0
            ? new ConnectTo(meant, real)
            : null;
        return pair is not null;
    }

    /// <summary>The function that sends each place to its other one; null when there is nothing to send elsewhere.</summary>
    public static Func<IPEndPoint, IPEndPoint>? Route(IReadOnlyList<ConnectTo> pairs)
    {
        if (pairs.Count == 0)
            return null;
        var byPlace = pairs.DistinctBy(pair => pair.From).ToDictionary(pair => pair.From, pair => pair.To);
        return place => byPlace.GetValueOrDefault(place, place);
    }
}
