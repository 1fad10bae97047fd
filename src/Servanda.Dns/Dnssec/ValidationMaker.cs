using Servanda.Dns.Dnssec.Zones;

namespace Servanda.Dns.Dnssec;

/// <summary>Says what an evaluation found.</summary>
static class ValidationMaker
{
    public static Validation Make(Ruling ruling, Evaluation? evaluation) => new()
    {
        Security = ruling.Security,
        Reason = ruling.Reason,
        Error = ruling.Error,
        RestsOnSha1 = evaluation?.Zones.Any(RestsOnSha1) ?? false,
        Until = evaluation is null || ruling.Security is Security.Bogus or Security.Indeterminate ? null : End(evaluation),
        Work = evaluation?.Work ?? default,
    };

    static bool RestsOnSha1(ZoneState zone) =>
        zone is ZoneState.Secure { RestsOnSha1: true } or ZoneState.Insecure { Parent.RestsOnSha1: true };

    static DateTimeOffset? End(Evaluation evaluation)
    {
        DateTimeOffset? end = null;
        foreach (var zone in evaluation.Zones)
        {
            if (zone is ZoneState.Secure secure)
                Limit(secure.Ends);
            if (zone is not ZoneState.Insecure insecure)
                continue;
            Limit(insecure.Parent.Ends);
            LimitBy(insecure.Proof);
        }
        LimitBy(evaluation.Used);
        return end;

        void LimitBy(IReadOnlyList<SignedSet> sets)
        {
            foreach (var set in sets)
            {
                if (set.Signatures is [var signature])
                    Limit(SignatureTime.End(signature, evaluation.At));
            }
        }

        void Limit(DateTimeOffset other) => end = end is { } so && so < other ? so : other;
    }
}
