namespace Servanda.SystemTests.Dnssec;

/// <summary>The zones of the private internet. Zones of the same parent are in the order of what they show.</summary>
static class OracleZones
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<TestZone> All { get; } =
    [
        .. Tops, .. Algorithms, .. Denials, .. Delegations, .. Signatures, .. Absences,
    ];

    /// <summary>The root, and one parent with each kind of denial.</summary>
    static IEnumerable<TestZone> Tops =>
    [
        new(".") { Body = "", Asked = [("@", "SOA"), ("@", "NS"), ("@", "DNSKEY"), ("@", "A"), ("nx", "A"), ("a.b.nx", "DS"), ("test", "DS")] },
        new("test.") { Body = "", Asked = [("@", "SOA"), ("@", "DS"), ("nx", "A"), ("a.nx", "A"), ("plain", "DS"), ("p256", "DS"), ("ns1", "A"), ("@", "MX")] },
        new("hash.") { Body = "", Options = ["-n"], Asked = [("@", "SOA"), ("nx", "A"), ("a.nx", "A"), ("plain", "DS"), ("good", "DS"), ("nx", "DS"), ("@", "MX")] },
        new("open.") { Body = "", OptsOut = true, Asked = [("@", "SOA"), ("nx", "A"), ("a.nx", "A"), ("plain", "DS"), ("good", "DS"), ("nx", "DS"), ("@", "MX"), ("ns1", "MX")] },
        new("good.hash.") { Options = ["-n"], Asked = ZoneBodies.All },
        new("good.open.") { OptsOut = true, Asked = ZoneBodies.All },
        Plain("plain.test."), Plain("plain.hash."), Plain("plain.open."),
        // Signed, but nobody vouches for it.
        new("island.test.") { Digests = [] },
        new("island.plain.test."),
        new("child.p256.test."),
        new("alias.test.") { Body = ZoneBodies.Aliases, Asked = ZoneBodies.AliasesAsked },
        Plain("plainalias.test.") with
        {
            Body = "secure CNAME www.p256.test.\nbogus CNAME www.wrongds.test.\nwww A 192.0.2.1\n",
            Asked = [("secure", "A"), ("secure", "MX"), ("bogus", "A")],
        },
    ];

    static IEnumerable<TestZone> Algorithms =>
    [
        new("rsa256.test.") { Algorithms = ["RSASHA256"] },
        new("rsa512.test.") { Algorithms = ["RSASHA512"] },
        new("p256.test.") { Asked = ZoneBodies.All },
        new("p384.test.") { Algorithms = ["ECDSAP384SHA384"] },
        new("ed25519.test.") { Algorithms = ["ED25519"] },
        new("ed448.test.") { Algorithms = ["ED448"] },
        new("split.test.") { IsSplit = true },
        new("rsasha1.test.") { Algorithms = ["RSASHA1"] },
        new("mixed.test.") { Algorithms = ["RSASHA256", "ECDSAP256SHA256"], Options = ["-U"] },
        // One of two algorithms is enough (RFC 6840 §5.11).
        new("mixedhalf.test.")
        {
            Algorithms = ["ED25519", "ECDSAP256SHA256"], Options = ["-U"],
            Afterwards = lines => lines.Where(line => line.Type != "RRSIG" || line.Signs("DNSKEY") || line.Words[1] != "13"),
        },
        // One signature is no good, the other is.
        new("mixedbroken.test.")
        {
            Algorithms = ["ED25519", "ECDSAP256SHA256"], Options = ["-U"],
            Afterwards = lines => lines.Select(line => line.Type == "RRSIG" && line.Words[1] == "13" ? Changes.Flip(line) : line),
        },
    ];

    static IEnumerable<TestZone> Denials =>
    [
        new("n3.test.") { Options = ["-n"], Asked = ZoneBodies.All },
        new("n3salt.test.") { Options = ["-n", "-s", "ab12cd34", "-t", "10"], Asked = ZoneBodies.All },
        // The flag alone: insecure delegations are in the chain all the same.
        new("n3flag.test.") { Options = ["-n", "-p"], Asked = ZoneBodies.All },
        .. from rounds in (int[])[50, 51, 100, 101, 150, 151, 500, 2500]
           select new TestZone($"rounds{rounds}.test.") { Options = ["-n", "-t", $"{rounds}"] },
    ];

    static IEnumerable<TestZone> Delegations =>
    [
        new("ds1.test.") { Digests = [1] },
        new("ds4.test.") { Digests = [4] },
        new("ds12.test.") { Digests = [1, 2] },
        new("ds124.test.") { Digests = [1, 2, 4] },
        // A stronger digest in the set rules SHA-1 out (RFC 4509 §3).
        new("ds1only.test.") { Digests = [1, 2], Vouching = lines => lines.Select(line => line.Words[2] == "2" ? Changes.Digest(line) : line) },
        new("ds2only.test.") { Digests = [1, 2], Vouching = lines => lines.Select(line => line.Words[2] == "1" ? Changes.Digest(line) : line) },
        new("ds24bad4.test.") { Digests = [2, 4], Vouching = lines => lines.Select(line => line.Words[2] == "4" ? Changes.Digest(line) : line) },
        new("dsunknown.test.") { Vouching = lines => lines.Select(line => line.With(2, _ => "200")) },
        new("algunknown.test.") { Vouching = lines => lines.Select(line => line.With(1, _ => "200")) },
        new("algboth.test.") { Vouching = lines => lines.SelectMany(line => new[] { line, line.With(1, _ => "200") }) },
        new("wrongds.test.") { Vouching = lines => lines.Select(Changes.Digest) },
        new("missingkey.test.") { Vouching = lines => lines.Select(line => line.With(0, tag => tag == "1" ? "2" : "1")) },
        new("wrongalg.test.") { Vouching = lines => lines.Select(line => line.With(1, _ => "14")) },
        new("standby.test.") { Vouching = lines => lines.SelectMany(line => new[] { line, Changes.Digest(line.With(0, _ => "1")) }) },
        Plain("unsigned.test.") with { Vouching = _ => [new("unsigned.test.", "300", "DS", "12345 13 2 " + new string('0', 64))], Asked = ZoneBodies.Few },
        new("revoked.test.") { KeyFlags = 385, IsSplit = true },
    ];

    static IEnumerable<TestZone> Signatures =>
    [
        new("expired.test.") { Options = ["-i", "20240101", "-e", "20240201"] },
        new("future.test.") { Options = ["-i", "20400101", "-e", "20400201"] },
        new("reversed.test.") { Options = ["-i", "20400201", "-e", "20400101"] },
        new("flipped.test.") { Afterwards = Changes.On(line => line.Signs("A"), Changes.Flip) },
        new("flippedkeys.test.") { Afterwards = Changes.On(line => line.Signs("DNSKEY"), Changes.Flip) },
        new("flippeddenial.test.") { Afterwards = Changes.On(line => line.Signs("NSEC"), Changes.Flip) },
        new("short.test.") { Afterwards = Changes.On(line => line.Signs("A"), line => line.With(8, _ => "AAAA")) },
        new("wrongsigner.test.") { Afterwards = Changes.On(line => line.Signs("A"), line => line.With(7, _ => "p256.test.")) },
        new("parentsigner.test.") { Afterwards = Changes.On(line => line.Signs("A"), line => line.With(7, _ => "test.")) },
        new("wrongtag.test.") { Afterwards = Changes.On(line => line.Signs("A"), line => line.With(6, tag => tag == "1" ? "2" : "1")) },
        new("labels.test.") { Afterwards = Changes.On(line => line.Signs("A"), line => line.With(2, labels => labels + "0")) },
        new("changed.test.") { Afterwards = Changes.On(line => line is { Type: "A" }, line => line with { Data = "203.0.113.66" }) },
        new("added.test.") { Afterwards = lines => lines.Append(new ZoneLine("www.added.test.", "300", "A", "203.0.113.66")) },
        new("longttl.test.") { Afterwards = Changes.On(line => line.Type == "A" || line.Signs("A"), line => line with { Ttl = "3000" }) },
        new("doubled.test.") { Afterwards = lines => lines.SelectMany(line => line.Signs("A") ? new[] { Changes.Flip(line), line } : [line]) },
    ];

    static IEnumerable<TestZone> Absences =>
    [
        new("nosignature.test.") { Afterwards = lines => lines.Where(line => !line.Signs("A")) },
        new("nokeysignature.test.") { Afterwards = lines => lines.Where(line => !line.Signs("DNSKEY")) },
        new("stripped.test.") { Afterwards = lines => lines.Where(line => line.Type != "RRSIG") },
        new("bare.test.") { Afterwards = lines => lines.Where(line => line.Type is not ("RRSIG" or "DNSKEY" or "NSEC")) },
        new("nodenial.test.") { Afterwards = lines => lines.Where(line => line.Type != "NSEC" && !line.Signs("NSEC")) },
        new("nodenial3.test.") { Options = ["-n"], Afterwards = lines => lines.Where(line => line.Type is not ("NSEC3" or "NSEC3PARAM") && !line.Signs("NSEC3")) },
        // The server has to make do with the NSEC before the missing one.
        new("gap.test.") { Afterwards = lines => lines.Where(line => !(line.Owner is "ns1.gap.test." or "www.gap.test." && (line.Type == "NSEC" || line.Signs("NSEC")))) },
        new("apexonly.test.") { Afterwards = lines => lines.Where(line => line.Owner == "apexonly.test." || (line.Type != "NSEC" && !line.Signs("NSEC"))) },
        new("wildgap.test.") { Afterwards = lines => lines.Where(line => !(line.Owner.Contains("wild.wildgap", StringComparison.Ordinal) && (line.Type == "NSEC" || line.Signs("NSEC")))) },
    ];

    static TestZone Plain(string name) => new(name) { Algorithms = [], Digests = [], Asked = [("www", "A"), ("www", "MX"), ("nx", "A"), ("@", "DS")] };
}
