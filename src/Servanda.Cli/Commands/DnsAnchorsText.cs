using System.Globalization;
using Servanda.Dns;
using Servanda.Dns.Dnssec.Anchors;

namespace Servanda.Cli.Commands;

/// <summary>A book of anchors as a zone file that <c>--anchor</c> reads: those trusted as DS records, all else as
/// comments.</summary>
static class DnsAnchorsText
{
    public static void Write(TextWriter output, AnchorBook book)
    {
        output.WriteLine(book.SeenAt is { } seen
            ? string.Create(CultureInfo.InvariantCulture, $"; seen {seen:u}, to be looked at again after {book.NextLook:u}")
            : "; never looked at yet: use --refresh");
        foreach (var key in book.Keys)
        {
            var record = new DnsRecord(book.Zone, 0, key.Ds);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{(key.IsTrusted ? "" : "; ")}{record}\t; {AnchorBookJson.Word(key.Status)} since {key.Since:u}{Held(key)}"));
        }
    }

    /// <summary>What became of a key.</summary>
    public static string Of(AnchorKey? before, AnchorKey? after) => (before, after) switch
    {
        (null, { } added) => $"Key {added.Ds.KeyTag} is new{Held(added)}.",
        ({ } gone, null) => $"Key {gone.Ds.KeyTag} is gone before it was trusted.",
        ({ } was, { } now) => $"Key {now.Ds.KeyTag} was {AnchorBookJson.Word(was.Status)} and is {AnchorBookJson.Word(now.Status)}.",
        (null, null) => "",
    };

    static string Held(AnchorKey key) => key.Until is { } until
        ? string.Create(CultureInfo.InvariantCulture, $", held down until {until:u}")
        : "";
}
