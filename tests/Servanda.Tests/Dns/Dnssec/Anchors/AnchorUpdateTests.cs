using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Anchors;
using static Servanda.Tests.Dns.Dnssec.Anchors.AnchorScene;

namespace Servanda.Tests.Dns.Dnssec.Anchors;

public sealed class AnchorUpdateTests
{
    readonly AnchorScene _scene = new();

    [Fact]
    public void A_new_key_waits_thirty_days_and_is_trusted_when_seen_after_that()
    {
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
        _scene.Wait(29.9);
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
        _scene.Wait(0.1);
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Valid, _scene[2]);
        Assert.Equal(2, _scene.Book.Trusted.All.Count);
    }

    [Fact]
    public void A_TTL_longer_than_thirty_days_is_waited_for()
    {
        _scene.See(TimeSpan.FromDays(40), TimeSpan.FromDays(90), Signed(1), Shown(2));
        _scene.Wait(35);
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
        _scene.Wait(5);
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Valid, _scene[2]);
    }

    [Fact]
    public void A_key_gone_in_the_meantime_starts_anew()
    {
        _scene.See(Signed(1), Shown(2));
        _scene.Wait(20);
        _scene.See(Signed(1));
        Assert.Null(_scene[2]);
        _scene.See(Signed(1), Shown(2));
        _scene.Wait(20);
        _scene.See(Signed(1), Shown(2));
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
    }

    [Fact]
    public void A_key_only_pending_vouches_for_nobody()
    {
        _scene.See(Signed(1), Shown(2));
        _scene.Wait(31);
        Assert.False(_scene.See(Signed(2)).IsVouchedFor);
        Assert.Equal(AnchorStatus.Pending, _scene[2]);
        Assert.Equal(AnchorStatus.Valid, _scene[1]);
    }

    [Fact]
    public void A_set_no_trusted_key_signed_changes_nothing()
    {
        var before = _scene.Book;
        var update = _scene.See(Shown(1), Signed(2));
        Assert.False(update.IsVouchedFor);
        Assert.Empty(update.Changes);
        Assert.Equal(before.Keys, update.Book.Keys);
        Assert.Null(update.Book.SeenAt);
    }

    [Fact]
    public void A_trusted_key_no_longer_shown_is_missing_still_trusted_and_valid_when_it_is_back()
    {
        Trust(2);
        _scene.See(Signed(2));
        Assert.Equal(AnchorStatus.Missing, _scene[1]);
        Assert.True(_scene.See(Signed(1), Shown(2)).IsVouchedFor);
        Assert.Equal(AnchorStatus.Valid, _scene[1]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_key_that_signs_its_own_revocation_is_never_trusted_again(bool wasMissing)
    {
        Trust(2);
        if (wasMissing)
            _scene.See(Signed(2));
        _scene.See(Revoked(1), Signed(2));
        Assert.Equal(AnchorStatus.Revoked, _scene[1]);
        _scene.See(Signed(1), Signed(2));
        Assert.Equal(AnchorStatus.Revoked, _scene[1]);
        _scene.Wait(30);
        _scene.See(Signed(2));
        Assert.Equal(AnchorStatus.Removed, _scene[1]);
        _scene.See(Signed(1), Signed(2));
        _scene.Wait(31);
        _scene.See(Signed(1), Signed(2));
        Assert.Equal(AnchorStatus.Removed, _scene[1]);
        Assert.Single(_scene.Book.Trusted.All);
    }

    [Fact]
    public void A_revocation_counts_without_the_word_of_another()
    {
        Assert.False(_scene.See(Revoked(1)).IsVouchedFor);
        Assert.Equal(AnchorStatus.Revoked, _scene[1]);
        Assert.Empty(_scene.Book.Trusted.All);
    }

    [Fact]
    public void A_revocation_the_key_did_not_sign_is_only_a_key_gone()
    {
        Trust(2);
        _scene.See(Revoked(1, signed: false), Signed(2));
        Assert.Equal(AnchorStatus.Missing, _scene[1]);
    }

    [Fact]
    public void A_pending_key_that_revokes_itself_is_forgotten()
    {
        _scene.See(Signed(1), Shown(2));
        _scene.See(Signed(1), Revoked(2));
        Assert.Null(_scene[2]);
    }

    [Theory]
    [InlineData(Signing)]
    [InlineData(1)]
    [InlineData(EntryPoint | Revoke)]
    public void Only_a_zone_key_with_entry_point_and_not_revoked_is_taken_up(ushort flags)
    {
        _scene.See(Signed(1), new SeenKey(Key(2, flags), true));
        Assert.Single(_scene.Book.Keys);
    }

    [Theory]
    [InlineData(2, 20, 24)]
    [InlineData(60, 60, 15 * 24)]
    [InlineData(0.01, 20, 1)]
    [InlineData(20, 1, 12)]
    public void Looks_again_after_half_the_TTL_or_half_of_what_the_signatures_have_left(double ttl, double signedFor, double hours)
    {
        _scene.See(TimeSpan.FromDays(ttl), TimeSpan.FromDays(signedFor), Signed(1));
        Assert.Equal(TimeSpan.FromHours(hours), _scene.Book.NextLook - _scene.Now);
    }

    [Fact]
    public void Looks_again_sooner_after_a_failure()
    {
        _scene.Look(null);
        Assert.Equal(TimeSpan.FromHours(1), _scene.Book.NextLook - _scene.Now);
        _scene.See(TimeSpan.FromDays(5), TimeSpan.FromDays(20), Signed(2));
        Assert.Equal(TimeSpan.FromHours(12), _scene.Book.NextLook - _scene.Now);
    }

    [Fact]
    public void A_book_takes_up_no_more_keys_than_it_holds()
    {
        _scene.See([Signed(1), .. Enumerable.Range(2, 200).Select(number => Shown((byte)number))]);
        Assert.Equal(AnchorBook.MaxKeys, _scene.Book.Keys.Count);
        Assert.Equal(AnchorStatus.Valid, _scene[1]);
    }

    [Fact]
    public void Starts_from_the_keys_IANA_publishes()
    {
        var book = AnchorBook.Of(TrustAnchors.Root, DomainName.Root, _scene.Now);
        Assert.Equal([20326, 38696], book.Keys.Select(key => (int)key.Ds.KeyTag));
        Assert.All(book.Keys, key => Assert.Equal(AnchorStatus.Valid, key.Status));
    }

    // However a zone behaves: nobody gets in without a hold-down, and nobody comes back who was revoked.
    [Fact]
    public void Over_any_course_of_events_trust_is_never_quick_and_never_returns() =>
        Prop.ForAll<(byte Signers, byte Shown, byte Revoked, byte Days)[]>(events =>
        {
            var scene = new AnchorScene();
            var firstShown = new Dictionary<byte, DateTimeOffset>();
            var gone = new HashSet<byte>();
            foreach (var (signers, shown, revoked, days) in events)
            {
                scene.Wait(days % 16);
                var keys = Enumerable.Range(0, 5).Select(i => (byte)i).Where(i => (shown >> i & 1) != 0).Select(i =>
                    (revoked >> i & 1) != 0 ? Revoked(i, (signers >> i & 1) != 0) : new SeenKey(Key(i), (signers >> i & 1) != 0)).ToArray();
                scene.See(keys);
                foreach (var number in Enumerable.Range(0, 5).Select(i => (byte)i))
                {
                    if (scene[number] is AnchorStatus.Pending)
                        firstShown.TryAdd(number, scene.Now);
                    if (scene[number] is AnchorStatus.Revoked or AnchorStatus.Removed)
                        gone.Add(number);
                    var isTrusted = scene[number] is AnchorStatus.Valid or AnchorStatus.Missing;
                    Assert.False(isTrusted && gone.Contains(number));
                    Assert.True(!isTrusted || number == 1 || scene.Now - firstShown[number] >= AnchorUpdate.AddHoldDown);
                }
            }
        }).QuickCheckThrowOnFailure();

    void Trust(byte number)
    {
        _scene.See(Signed(1), Shown(number));
        _scene.Wait(30);
        _scene.See(Signed(1), Shown(number));
        Assert.Equal(AnchorStatus.Valid, _scene[number]);
    }
}
