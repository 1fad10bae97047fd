namespace Servanda.Storage.Register;

/// <summary>What the register has of one accord.</summary>
public sealed class AccordRegister
{
    internal AccordRegister(
        string accordId, IReadOnlyList<Signatory> all, IReadOnlyList<AccordVersion> versions, IReadOnlyList<RegisterBaseline> baselines)
    {
        AccordId = accordId;
        Versions = versions;
        Baselines = baselines;
        Signatories = [.. all.Where(one => one.Signature.Status != SignatureStatus.Void)];
        Standing = [.. Signatories.Where(one => one.Signature.IsStanding)];
        Organisations = Standing.Select(one => one.Organisation.Id).Distinct(StringComparer.Ordinal).Count();
        Countries = Count(Standing.Select(one => one.Organisation.Country));
        Categories = Count(Standing.Select(one => one.Signature.Current.Category));
        Growth = AccordGrowth.Of(Signatories);
    }

    /// <summary>The accord.</summary>
    public string AccordId { get; }

    /// <summary>Its versions, by version and language.</summary>
    public IReadOnlyList<AccordVersion> Versions { get; }

    /// <summary>The lists imported for it, the first one first.</summary>
    public IReadOnlyList<RegisterBaseline> Baselines { get; }

    /// <summary>The last list imported for it; null when none was.</summary>
    public RegisterBaseline? Baseline => Baselines.Count == 0 ? null : Baselines[^1];

    /// <summary>Every signature that is not void, those of the past included, by name.</summary>
    public IReadOnlyList<Signatory> Signatories { get; }

    /// <summary>Those that stand, active or suspended, by name.</summary>
    public IReadOnlyList<Signatory> Standing { get; }

    /// <summary>Organisations whose signature stands; fewer than there are signatures where a list has one twice.</summary>
    public int Organisations { get; }

    /// <summary>Standing signatures by country, the most first; null stands for those of whom nobody says.</summary>
    public IReadOnlyList<RegisterCount> Countries { get; }

    /// <summary>Standing signatures by category, the most first; null stands for those of whom nobody says.</summary>
    public IReadOnlyList<RegisterCount> Categories { get; }

    /// <summary>How it grew.</summary>
    public AccordGrowth Growth { get; }

    /// <summary>Those who signed on a known day, month or year, the last one first.</summary>
    public IEnumerable<Signatory> Joiners => Signatories.Where(one => one.Signature.Current.SignedOn is not null)
        .OrderByDescending(one => DateOrder.Of(one.Signature.Current.SignedOn));

    /// <summary>Those who left, the last one first; those of whom nobody says when stand at the end.</summary>
    public IEnumerable<Signatory> Leavers => Signatories.Where(one => !one.Signature.IsStanding)
        .OrderByDescending(one => DateOrder.Of(one.Signature.Current.Since));

    /// <summary>The signatures that a question is about, in its order.</summary>
    public IReadOnlyList<Signatory> Select(SignatoryQuery query) => query.Select(this);

    static IReadOnlyList<RegisterCount> Count(IEnumerable<string?> values) =>
    [
        .. values.GroupBy(value => value, StringComparer.Ordinal).Select(group => new RegisterCount(group.Key, group.Count()))
            .OrderByDescending(count => count.Number).ThenBy(count => count.Id, StringComparer.Ordinal),
    ];
}

/// <summary>A signature and who made it.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="Organisation">The organisation.</param>
public sealed record Signatory(RegisteredSignature Signature, RegisteredOrganisation Organisation);

/// <summary>How many there are of one thing.</summary>
/// <param name="Id">The country or category; null for those of whom nobody says.</param>
/// <param name="Number">How many.</param>
public sealed record RegisterCount(string? Id, int Number);
