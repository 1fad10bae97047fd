namespace Servanda.SystemTests.Dnssec;

/// <summary>A difference between validators that was looked into; docs/conformance.md says the same at more length.</summary>
/// <param name="Who">Whose verdict is not ours.</param>
/// <param name="Reason">Why that is as it should be.</param>
/// <param name="Theirs">Its verdict.</param>
/// <param name="Ours">The verdict we stand by.</param>
/// <param name="Zones">The zones it happens in.</param>
sealed record Argued(string Who, string Reason, Outcome Theirs, Outcome Ours, params string[] Zones)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<Argued> All { get; } =
    [
        new("delv", "shows what is proven with opt-out as validated; RFC 5155 §9.2 keeps AD for what has no opt-out in it",
            Outcome.Secure, Outcome.Insecure, "open.", "good.open.", "plain.open.", "n3flag.test."),
        new("delv", "gives up after one signature that fails (max-validation-failures); RFC 4035 §5.3.3 asks for one that holds",
            Outcome.Bogus, Outcome.Secure, "mixedbroken.test.", "doubled.test."),
        new("unbound", "takes SHA-1 where SHA-256 is there and does not match; RFC 4509 §3 rules SHA-1 out then",
            Outcome.Secure, Outcome.Bogus, "ds1only.test."),
        new("unbound", "uses a revoked key; RFC 5011 §2.1 lets it sign nothing but its own revocation",
            Outcome.Secure, Outcome.Bogus, "revoked.test."),
        new("unbound", "validates with RSA/SHA-1, which RFC 9905 §2 takes from validators",
            Outcome.Secure, Outcome.Insecure, "rsasha1.test."),
        new("delv", "validates with RSA/SHA-1, which RFC 9905 §2 takes from validators",
            Outcome.Secure, Outcome.Insecure, "rsasha1.test."),
    ];

    /// <summary>The argument for a difference; null when it is one nobody argued for.</summary>
    public static Argued? For(string who, TestZone zone, Outcome theirs, Outcome ours) => All.FirstOrDefault(
        one => one.Who == who && one.Theirs == theirs && one.Ours == ours && one.Zones.Contains(zone.Name));
}
