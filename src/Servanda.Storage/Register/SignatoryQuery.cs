namespace Servanda.Storage.Register;

/// <summary>Which signatures of an accord are asked for, and in which order. What is null does not narrow.</summary>
public sealed record SignatoryQuery
{
    /// <summary>Letters of a name, case, accents and punctuation aside.</summary>
    public string? Search { get; init; }

    /// <summary>ISO 3166-1 alpha-3; empty for those of whom nobody says.</summary>
    public string? Country { get; init; }

    /// <summary>A category; empty for those of whom nobody says.</summary>
    public string? Category { get; init; }

    /// <summary>A status; null for those that stand.</summary>
    public SignatureStatus? Status { get; init; }

    /// <summary>The year of signature; 0 for those of whom nobody says.</summary>
    public int? Year { get; init; }

    /// <summary>The order.</summary>
    public SignatoryOrder Order { get; init; }

    internal IReadOnlyList<Signatory> Select(AccordRegister accord)
    {
        var search = SearchText.Key(Search ?? "");
        var found = (Status is { } status ? accord.Signatories.Where(one => one.Signature.Status == status) : accord.Standing)
            .Where(one => Country is null || (one.Organisation.Country ?? "") == Country)
            .Where(one => Category is null || (one.Signature.Current.Category ?? "") == Category)
            .Where(one => Year is null || (one.Signature.Current.SignedOn?.Year ?? 0) == Year)
            .Where(one => search.Length == 0 || SearchText.Has(one.Organisation.SearchKey, search));
        // Both lists are in the order of names, and these sorts keep it among equals.
        return Order switch
        {
            SignatoryOrder.Name => [.. found],
            SignatoryOrder.Country => [.. found.OrderBy(one => one.Organisation.Country ?? "~", StringComparer.Ordinal)],
            SignatoryOrder.Category => [.. found.OrderBy(one => one.Signature.Current.Category ?? "~", StringComparer.Ordinal)],
            SignatoryOrder.Newest => [.. found.OrderByDescending(one => DateOrder.Of(one.Signature.Current.SignedOn))],
            SignatoryOrder.Oldest =>
            [
                .. found.OrderBy(one => one.Signature.Current.SignedOn is null)
                    .ThenBy(one => DateOrder.Of(one.Signature.Current.SignedOn)),
            ],
        };
    }
}

/// <summary>The order of signatures; what nobody says stands at the end.</summary>
public enum SignatoryOrder
{
    /// <summary>By name.</summary>
    Name,
    /// <summary>By country, then name.</summary>
    Country,
    /// <summary>By category, then name.</summary>
    Category,
    /// <summary>The last signed first.</summary>
    Newest,
    /// <summary>The first signed first.</summary>
    Oldest,
}
