namespace Servanda.Storage.Log;

/// <summary>
/// A member of a leaf's body that names an earlier leaf, which may wait to be logged itself. It is given by its number in
/// the outbox; its index or digest is put into the body when this leaf is logged, whatever stood there before.
/// </summary>
public sealed record LogReference
{
    const string MethodMember = "method", EvidenceMember = "evidence";

    LogReference(string member, long number) => (Member, Number) = (member, number);

    /// <summary>The member of the body.</summary>
    public string Member { get; }

    /// <summary>The earlier leaf's number in the outbox.</summary>
    public long Number { get; }

    /// <summary>A score's method, <see cref="Servanda.Accords.Leaves.LeafBody.Score.MethodIndex"/>: make the body with 0 there.</summary>
    public static LogReference Method(long number) => new(MethodMember, number);

    /// <summary>A piece of a score's evidence, <see cref="Servanda.Accords.Leaves.LeafBody.Score.EvidenceIndexes"/>: make the body with
    /// [0] there and give one of these for each piece.</summary>
    public static LogReference Evidence(long number) => new(EvidenceMember, number);

    /// <summary>The leaf a signature's correction corrects: make the body with <c>default</c> there.</summary>
    public static LogReference Corrects(long number) => new("corrects", number);

    /// <summary>The leaf of the signature a withdrawal withdraws.</summary>
    public static LogReference Withdraws(long number) => new("withdraws", number);

    /// <summary>The leaf a reply is about: make the body with <c>default</c> there.</summary>
    public static LogReference About(long number) => new("about", number);

    /// <summary>The leaf whose salts and values were deleted: make the body with <c>default</c> there.</summary>
    public static LogReference Erased(long number) => new("erased", number);

    /// <summary>Whether the body has a list there.</summary>
    internal bool IsListed => Member == EvidenceMember;

    /// <summary>Whether the earlier leaf is named by its index; otherwise it is by its digest.</summary>
    internal bool IsByIndex => Member is MethodMember or EvidenceMember;

    /// <summary>As it was kept.</summary>
    internal static LogReference Kept(string member, long number) => new(member, number);
}
