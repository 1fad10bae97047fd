using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Accords.Scorecards;
using Servanda.Core;
using Servanda.Core.Cryptography;

namespace Servanda.Tests.Accords.Leaves;

/// <summary>A leaf of any kind, with chance deciding what stands in it.</summary>
sealed class AnyLeaf(Random chance)
{
    static readonly string[] Names = ["acme", "cta", "mail.dmarc", "example.org/log", "CVE-2026-0001", "sha256:00"];
    static readonly string[] Dates = ["2018", "2018-02", "2018-04-17"];

    public Leaf Make() => new()
    {
        Subject = Name(),
        Time = Time(),
        Prev = Maybe(Digest),
        Body = Body(One<LeafKind>()),
    };

    LeafBody Body(LeafKind kind) => kind switch
    {
        LeafKind.AccordText => new LeafBody.AccordText(Digest(), One<Language>(), Maybe(Date)),
        LeafKind.OrganisationIdentity => new LeafBody.OrganisationIdentity(Hidden(), Maybe(Hidden)),
        LeafKind.Signature =>
            new LeafBody.Signature(Name(), Maybe(Digest), Maybe(Date), One<SignatureBasis>(), Maybe(Hidden)),
        LeafKind.SignatureCorrection =>
            new LeafBody.SignatureCorrection(Digest(), One<CorrectionReason>(), Maybe(Date), Maybe(Digest)),
        LeafKind.Withdrawal => new LeafBody.Withdrawal(Name(), Maybe(Digest), Maybe(Date)),
        LeafKind.ImportBaseline => new LeafBody.ImportBaseline(Name(), Digest(), chance.Next(5000)),
        LeafKind.Method => new LeafBody.Method(Name(), Digest()),
        LeafKind.EvidenceSnapshot => Snapshot(Time()),
        LeafKind.Score => new LeafBody.Score(Name(), chance.Next(99), Many(1, 64, () => (long)chance.Next(99)),
            Many(1, 100, () => new CommitmentScore(Name(), One<Verdict>(), chance.Next(10_001), chance.Next(10_001)))),
        LeafKind.Attestation => new LeafBody.Attestation(Name(), new DateOnly(2020, 1, 1),
            new DateOnly(2020, 1, 1).AddDays(chance.Next(3000)), Hidden(), Many(0, 32, Digest)),
        LeafKind.Reply => new LeafBody.Reply(Digest(), Hidden()),
        LeafKind.Advisory => new LeafBody.Advisory(Name(), Digest()),
        LeafKind.KeyEvent => One<KeyChange>() is not KeyChange.Rotated and var change
            ? new LeafBody.KeyEvent(change, Key(), null, default)
            : new LeafBody.KeyEvent(KeyChange.Rotated, Key(), Key(), new byte[Ed25519.SignatureOctets]),
        LeafKind.ErasureTombstone => new LeafBody.ErasureTombstone(Digest(), One<ErasureReason>()),
        LeafKind.StateRoot => new LeafBody.StateRoot(One<StateScope>(), Digest(), chance.Next(5000)),
    };

    LeafBody.EvidenceSnapshot Snapshot(DateTimeOffset at) => new(Digest(), chance.Next(5000), at, at.AddSeconds(chance.Next(99)));

    LeafId Name() => LeafSamples.Id(Names[chance.Next(Names.Length)]);

    Digest Digest() => LeafSamples.Digest(chance.Next(1000));

    SaltedCommitment Hidden() => new(Digest());

    PartialDate Date() => PartialDate.TryRead(Dates[chance.Next(Dates.Length)], out var date) ? date : default;

    DateTimeOffset Time() => DateTimeOffset.FromUnixTimeSeconds(chance.Next());

    Ed25519PublicKey Key() => Ed25519PublicKey.TryRead(Convert.FromHexString(Digest().ToString()), out var key)
        ? key : throw new InvalidOperationException("A digest has as many octets as a key.");

    T One<T>() where T : struct, Enum => chance.GetItems(Enum.GetValues<T>(), 1)[0];

    T? Maybe<T>(Func<T> make) where T : struct => chance.Next(2) == 0 ? null : make();

    List<T> Many<T>(int least, int most, Func<T> make) =>
        [.. Enumerable.Range(0, chance.Next(least, Math.Min(most, least + 5) + 1)).Select(_ => make())];
}
