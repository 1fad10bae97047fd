using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Servanda.Core.Names;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Anchors;
using static Servanda.Tests.Dns.Dnssec.Anchors.AnchorScene;

namespace Servanda.Tests.Dns.Dnssec.Anchors;

public sealed class AnchorBookJsonTests
{
    static readonly byte[] Written = AnchorBookJson.Write(Book());

    [Fact]
    public void A_book_reads_back_as_it_was_written()
    {
        var read = AnchorBookJson.Read(Written);
        Assert.Empty(read.Problems);
        Assert.Equal(Written, AnchorBookJson.Write(read.Value!));
        Assert.Equal(Book().Keys.Select(key => (key.Ds.KeyTag, key.Status, key.Since, key.Until)),
            read.Value!.Keys.Select(key => (key.Ds.KeyTag, key.Status, key.Since, key.Until)));
    }

    [Fact]
    public void The_book_of_the_root_is_as_documented()
    {
        var book = AnchorBook.Of(TrustAnchors.Root, DomainName.Root, DateTimeOffset.FromUnixTimeSeconds(1795305600));
        var text = Encoding.UTF8.GetString(AnchorBookJson.Write(book));
        Assert.StartsWith("""{"book":{"format":"servanda-anchors-1","keys":[{"algorithm":8,"digest":"e06d44b80b8f1d39""", text);
        Assert.Contains(""""nextLook":1795305600,"zone":"."},"sha256":"""", text);
    }

    [Fact]
    public void Every_changed_octet_is_seen()
    {
        for (var at = 0; at < Written.Length; at++)
        {
            var changed = Written.ToArray();
            changed[at] ^= 1;
            Assert.Null(AnchorBookJson.Read(changed).Value);
        }
    }

    [Fact]
    public void Every_file_cut_off_is_seen()
    {
        for (var length = 0; length < Written.Length; length++)
            Assert.Null(AnchorBookJson.Read(Written.AsSpan(0, length)).Value);
    }

    [Theory]
    [InlineData("{}", "dnssec.book.format")]
    [InlineData("""{"book":{"format":"servanda-anchors-1"}}""", "dnssec.book.keys")]
    [InlineData("""{"book":{"format":"servanda-anchors-1","keys":[{"tag":-1}]}}""", "dnssec.book.member")]
    public void What_is_no_book_is_told(string text, string code)
    {
        var read = AnchorBookJson.Read(Encoding.UTF8.GetBytes(text));
        Assert.Null(read.Value);
        Assert.Contains(read.Problems, problem => problem.Code == code);
        Assert.Contains(AnchorProblems.All, kind => kind.Code == code);
    }

    [Fact]
    public void Any_bytes_are_read_without_an_exception() =>
        Prop.ForAll<byte[]>(bytes => AnchorBookJson.Read(bytes).Value is null).QuickCheckThrowOnFailure();

    static AnchorBook Book()
    {
        var scene = new AnchorScene();
        scene.See(Signed(1), Shown(2), Shown(3));
        scene.Wait(31);
        scene.See(Signed(1), Shown(2), Shown(3), Shown(4));
        scene.See(Signed(1), Revoked(3), Shown(4));
        return scene.Book;
    }
}
