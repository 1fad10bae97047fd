using System.Net;
using Servanda.Assessment.Observations;
using Servanda.Core.Net;

namespace Servanda.Assessment.Probes;

/// <summary>
/// Where we may connect. Names come from strangers, and what they resolve to is theirs to choose: the address itself is
/// judged, right before it is used.
/// </summary>
/// <param name="allowed">Special-purpose blocks the operator has named.</param>
sealed class AddressPolicy(IReadOnlyList<IpPrefix> allowed)
{
    /// <summary>Why we do not connect to an address; null when we may.</summary>
    public string? Refusal(IPAddress address) =>
        SpecialPurpose.Find(address) is { } purpose && !allowed.Any(prefix => prefix.Contains(address))
            ? $"{UnmeasuredReasons.AddressNotAllowed}: {address} is {purpose}"
            : null;
}
