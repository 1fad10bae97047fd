namespace Servanda.SystemTests.Dnssec;

/// <summary>A zone of the private internet: what is in it, how it is signed, and what goes wrong with it.</summary>
/// <param name="Name">The zone, absolute.</param>
sealed record TestZone(string Name)
{
    /// <summary>The records below SOA, NS and the server's address, relative to the zone.</summary>
    public string Body { get; init; } = ZoneBodies.Standard;

    /// <summary>The algorithms it is signed with, as ldns-keygen calls them; empty for none.</summary>
    public IReadOnlyList<string> Algorithms { get; init; } = ["ECDSAP256SHA256"];

    /// <summary>The flags of the first key.</summary>
    public int KeyFlags { get; init; } = 257;

    /// <summary>True for a second key that signs everything but the keys.</summary>
    public bool IsSplit { get; init; }

    /// <summary>Further options of ldns-signzone.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>True to have dnssec-signzone leave insecure delegations out of the chain, which ldns does not.</summary>
    public bool OptsOut { get; init; }

    /// <summary>The digests of the DS records in the parent; none for an insecure delegation.</summary>
    public IReadOnlyList<int> Digests { get; init; } = [2];

    /// <summary>What becomes of the DS records before the parent takes them.</summary>
    public Func<IEnumerable<ZoneLine>, IEnumerable<ZoneLine>> Vouching { get; init; } = lines => lines;

    /// <summary>What becomes of the zone after it was signed.</summary>
    public Func<IReadOnlyList<ZoneLine>, IEnumerable<ZoneLine>> Afterwards { get; init; } = lines => lines;

    /// <summary>What is asked: names relative to the zone, <c>@</c> the zone itself.</summary>
    public IReadOnlyList<(string Name, string Type)> Asked { get; init; } = ZoneBodies.Few;

    /// <summary>The absolute name of one relative to the zone.</summary>
    public string Absolute(string name) => name switch
    {
        "@" => Name,
        [.., '.'] => name,
        _ when Name == "." => name + ".",
        _ => $"{name}.{Name}",
    };
}
