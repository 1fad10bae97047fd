namespace Servanda.SystemTests.Dnssec;

/// <summary>What goes wrong with records on their way.</summary>
static class Changes
{
    /// <summary>Changes the records that are meant, and leaves the others.</summary>
    public static Func<IReadOnlyList<ZoneLine>, IEnumerable<ZoneLine>> On(Func<ZoneLine, bool> which, Func<ZoneLine, ZoneLine> change) =>
        lines => lines.Select(line => which(line) ? change(line) : line);

    /// <summary>One bit of the signature is another.</summary>
    public static ZoneLine Flip(ZoneLine signature) => signature.With(8, text =>
    {
        var octets = Convert.FromBase64String(text);
        octets[octets.Length / 2] ^= 1;
        return Convert.ToBase64String(octets);
    });

    /// <summary>Another digest of the same length.</summary>
    public static ZoneLine Digest(ZoneLine ds) => ds.With(3, digest => new string('0', digest.Length));
}
