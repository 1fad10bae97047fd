using Servanda.Core.Names;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Anchors;
using Servanda.Dns.Records;

namespace Servanda.Tests.Dns.Dnssec.Anchors;

/// <summary>A zone's keys over time, as somebody sees them who keeps a book.</summary>
sealed class AnchorScene
{
    public const ushort EntryPoint = 257, Signing = 256, Revoke = 0x80;

    public AnchorScene(byte first = 1)
    {
        Book = AnchorBook.Of(new TrustAnchors([new TrustAnchor(DomainName.Root, Key(first))]), DomainName.Root, Now);
    }

    public DateTimeOffset Now { get; private set; } = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);

    public AnchorBook Book { get; private set; }

    /// <summary>What became of the key with this number; null when it is not in the book.</summary>
    public AnchorStatus? this[byte number] => Book.Keys
        .SingleOrDefault(one => one.Is(new SeenKey(Key(number), false), DomainName.Root))?.Status;

    public static DnskeyData Key(byte number, ushort flags = EntryPoint) => new(flags, 3, 8, new byte[] { 3, 1, 0, 1, number, 99 });

    public static SeenKey Signed(byte number) => new(Key(number), true);

    public static SeenKey Shown(byte number) => new(Key(number), false);

    public static SeenKey Revoked(byte number, bool signed = true) => new(Key(number, EntryPoint | Revoke), signed);

    public AnchorUpdate See(params SeenKey[] keys) => See(TimeSpan.FromDays(2), TimeSpan.FromDays(20), keys);

    public AnchorUpdate See(TimeSpan ttl, TimeSpan signedFor, params SeenKey[] keys) => Look(new SeenKeySet(keys, ttl, signedFor));

    public AnchorUpdate Look(SeenKeySet? seen)
    {
        var update = AnchorUpdate.Of(Book, seen, Now);
        Book = update.Book;
        return update;
    }

    public void Wait(double days) => Now += TimeSpan.FromDays(days);
}
