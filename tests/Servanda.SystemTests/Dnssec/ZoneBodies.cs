namespace Servanda.SystemTests.Dnssec;

/// <summary>What the zones hold, and what is asked of them.</summary>
static class ZoneBodies
{
    /// <summary>One of each kind of name.</summary>
    public const string Standard = """
        @ A 192.0.2.1
        @ TXT "standard"
        www A 192.0.2.2
        www A 192.0.2.3
        www TXT "one" "two"
        UPPER MX 10 Mail.UPPER
        *.wild A 192.0.2.4
        *.wild TXT "wild"
        host.ent.deep A 192.0.2.5
        alias CNAME www
        *.any CNAME www
        below DNAME deep
        sub NS ns1.sub
        ns1.sub A 127.0.0.1

        """;

    /// <summary>Every kind of answer.</summary>
    public static IReadOnlyList<(string Name, string Type)> All { get; } =
    [
        ("@", "A"), ("@", "SOA"), ("@", "NS"), ("@", "MX"), ("@", "DNSKEY"), ("@", "DS"),
        ("www", "A"), ("www", "TXT"), ("www", "AAAA"), ("www", "DS"), ("upper", "MX"),
        ("nx", "A"), ("a.b.nx", "A"), ("nx.www", "A"), ("zzz", "MX"), ("nx", "DS"), ("_443._tcp.www", "TLSA"),
        ("x.wild", "A"), ("x.y.wild", "TXT"), ("x.wild", "MX"), ("*.wild", "A"), ("wild", "A"), ("x.wild", "DS"),
        ("deep", "A"), ("ent.deep", "TXT"), ("host.ent.deep", "A"), ("nx.ent.deep", "A"), ("nx.deep", "A"),
        ("alias", "A"), ("alias", "CNAME"), ("alias", "MX"), ("x.any", "A"), ("x.any", "MX"), ("x.any", "CNAME"),
        ("host.ent.below", "A"), ("below", "DNAME"), ("nx.below", "A"), ("ent.below", "A"), ("below", "A"),
        ("sub", "DS"),
    ];

    /// <summary>One answer, one NODATA, one NXDOMAIN, one wildcard, and the keys.</summary>
    public static IReadOnlyList<(string Name, string Type)> Few { get; } =
    [
        ("@", "SOA"), ("@", "DNSKEY"), ("www", "A"), ("www", "AAAA"), ("nx", "A"), ("x.wild", "A"), ("x.wild", "MX"),
        ("ent.deep", "A"), ("alias", "A"), ("sub", "DS"),
    ];

    /// <summary>Aliases that leave the zone for others of every state.</summary>
    public static string Aliases { get; } = string.Concat(Targets.Select(target =>
        $"{target.Label} CNAME {target.Name}\nd-{target.Label} DNAME {target.Zone}\n*.w-{target.Label} CNAME {target.Name}\n")) + """
        five1 CNAME five2
        five2 CNAME five3
        five3 CNAME five4
        five4 CNAME five5
        five5 CNAME www.p384.test.
        mixed1 CNAME secure
        mixed2 CNAME insecure
        mixed3 CNAME d.d-insecure
        www A 192.0.2.2

        """;

    /// <summary>What is asked of the aliases.</summary>
    public static IReadOnlyList<(string Name, string Type)> AliasesAsked { get; } =
    [
        .. Targets.SelectMany(target => new[]
        {
            (target.Label, "A"), (target.Label, "CNAME"), ($"www.d-{target.Label}", "A"), ($"nx.d-{target.Label}", "A"),
            ($"x.w-{target.Label}", "A"), (target.Label, "MX"),
        }),
        ("five1", "A"), ("five1", "MX"), ("mixed1", "A"), ("mixed2", "A"), ("mixed3", "A"),
    ];

    static IEnumerable<(string Label, string Name, string Zone)> Targets =>
    [
        ("secure", "www.p256.test.", "p256.test."),
        ("nsec3", "www.n3.test.", "n3.test."),
        ("wild", "x.wild.p256.test.", "wild.p256.test."),
        ("gone", "nx.p256.test.", "deep.n3.test."),
        ("insecure", "www.plain.test.", "plain.test."),
        ("optedout", "www.plain.open.", "plain.open."),
        ("bogus", "www.wrongds.test.", "wrongds.test."),
        ("expired", "www.expired.test.", "expired.test."),
        ("unsupported", "www.algunknown.test.", "algunknown.test."),
    ];
}
