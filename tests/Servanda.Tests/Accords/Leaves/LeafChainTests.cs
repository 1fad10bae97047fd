using Servanda.Accords.Leaves;
using Servanda.Core.Cryptography;
using static Servanda.Tests.Accords.Leaves.LeafSamples;

namespace Servanda.Tests.Accords.Leaves;

public sealed class LeafChainTests
{
    readonly LeafChain _chain = new();

    [Fact]
    public void Leaves_that_each_name_the_one_before_hang_together()
    {
        Assert.Empty(Add(Of(Snapshot(1))));
        Assert.Empty(Add(Of(Snapshot(2), "other")));
        Assert.Empty(Add(Of(Snapshot(3), prev: Head("acme"))));
        Assert.Equal((2, 3), (_chain.Head(Id("acme"))!.Index, _chain.Next));
    }

    [Fact]
    public void A_leaf_left_out_shows()
    {
        Add(Of(Snapshot(1)));
        var second = Of(Snapshot(2), prev: Head("acme"));
        Assert.Equal("chain.prev.wrong", Assert.Single(Add(Of(Snapshot(3), prev: Leaf.Name(second.Write())))));
    }

    [Fact]
    public void A_second_beginning_shows()
    {
        Add(Of(Snapshot(1)));
        Assert.Equal("chain.prev.missing", Assert.Single(Add(Of(Snapshot(2)))));
    }

    [Fact]
    public void A_first_leaf_names_none_before_it() =>
        Assert.Equal("chain.prev.wrong", Assert.Single(Add(Of(Snapshot(1), prev: Digest(9)))));

    [Fact]
    public void Time_does_not_run_back_within_a_subject()
    {
        Add(Of(Snapshot(1), time: 100));
        Assert.Equal("chain.time.back", Assert.Single(Add(Of(Snapshot(2), prev: Head("acme"), time: 99))));
        Assert.Empty(Add(Of(Snapshot(2), "other", time: 1)));
    }

    [Fact]
    public void A_score_names_a_method_and_evidence_about_the_same_organisation()
    {
        Add(Of(new LeafBody.Method(Id("1"), Digest(1)), "method"));
        Add(Of(Snapshot(1)));
        Add(Of(Snapshot(1), "other"));
        Assert.Empty(_chain.Check(Of(Score(0, 1), prev: Head("acme"))));
        Assert.Equal(["chain.reference"], Codes(Of(Score(1, 1), prev: Head("acme"))));
        Assert.Equal(["chain.reference"], Codes(Of(Score(0, 2), prev: Head("acme"))));
        Assert.Equal(["chain.reference", "chain.reference"], Codes(Of(Score(7, 1, 8), prev: Head("acme"))));
    }

    [Fact]
    public void A_new_key_takes_the_place_of_the_old_one_only_when_that_signs_it()
    {
        Assert.SkipUnless(Ed25519.CanSign, "this machine cannot sign");
        using var old = Ed25519PrivateKey.Generate();
        using var next = Ed25519PrivateKey.Generate();
        using var thief = Ed25519PrivateKey.Generate();
        Assert.Empty(Add(Of(new LeafBody.KeyEvent(KeyChange.Generated, old.PublicKey, null, default), "log")));
        var honest = LeafBody.KeyEvent.Rotation(Id("log"), text => old.Sign(text.Span), old.PublicKey, next.PublicKey);
        Assert.Empty(_chain.Check(Of(honest, "log", Head("log"))));
        var stolen = LeafBody.KeyEvent.Rotation(Id("log"), text => thief.Sign(text.Span), old.PublicKey, thief.PublicKey);
        Assert.Equal("chain.key", Assert.Single(Codes(Of(stolen, "log", Head("log")))));
        var foreign = LeafBody.KeyEvent.Rotation(Id("log"), text => thief.Sign(text.Span), thief.PublicKey, next.PublicKey);
        Assert.Equal("chain.key", Assert.Single(Codes(Of(foreign, "log", Head("log")))));
        var elsewhere = LeafBody.KeyEvent.Rotation(Id("another"), text => old.Sign(text.Span), old.PublicKey, next.PublicKey);
        Assert.Equal("chain.key", Assert.Single(Codes(Of(elsewhere, "log", Head("log")))));
        Assert.Empty(Add(Of(honest, "log", Head("log"))));
        Assert.Equal("chain.key", Assert.Single(Codes(Of(new LeafBody.KeyEvent(KeyChange.Retired, old.PublicKey, null, default), "log", Head("log")))));
    }

    [Fact]
    public void An_entry_that_is_no_leaf_takes_its_index_and_is_named()
    {
        Assert.Equal("json.syntax", Assert.Single(_chain.Add("hello"u8)).Code);
        Assert.Equal(1, _chain.Next);
    }

    Servanda.Core.Digest? Head(string subject) => _chain.Head(Id(subject))?.Digest;

    IEnumerable<string> Codes(Leaf leaf) => _chain.Check(leaf).Select(problem => problem.Code);

    IEnumerable<string> Add(Leaf leaf) => [.. _chain.Add(leaf.Write()).Select(problem => problem.Code)];
}
