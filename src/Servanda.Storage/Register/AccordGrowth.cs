using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>
/// How an accord grew, month by month. Only what is dated to the month has a place in it; the rest is counted apart, as a
/// day nobody knows is not made up.
/// </summary>
public sealed record AccordGrowth
{
    /// <summary>Months in which somebody joined or left, in order.</summary>
    public required IReadOnlyList<GrowthMonth> Months { get; init; }

    /// <summary>Signatures of which only the year is known, by year.</summary>
    public required IReadOnlyList<GrowthYear> YearOnly { get; init; }

    /// <summary>Signatures of which nobody says when.</summary>
    public required int Undated { get; init; }

    /// <summary>Signatures that ended, nobody says in which month.</summary>
    public required int UndatedLeavers { get; init; }

    internal static AccordGrowth Of(IReadOnlyList<Signatory> signatories)
    {
        var months = new SortedDictionary<(int Year, int Month), (int Joined, int Left)>();
        var years = new SortedDictionary<int, int>();
        var (undated, undatedLeavers) = (0, 0);
        foreach (var signature in signatories.Select(one => one.Signature))
        {
            var isPlaced = false;
            switch (signature.Current.SignedOn)
            {
                case { Month: { } } signed:
                    Add(months, signed, 1, 0);
                    isPlaced = true;
                    break;
                case { } signed:
                    years[signed.Year] = years.GetValueOrDefault(signed.Year) + 1;
                    break;
                case null:
                    undated++;
                    break;
            }
            if (signature.IsStanding)
                continue;
            // Who is not counted as having come is not counted as having gone.
            if (isPlaced && signature.Current.Since is { Month: { } } left)
                Add(months, left, 0, 1);
            else
                undatedLeavers++;
        }
        var total = 0;
        return new AccordGrowth
        {
            Months =
            [
                .. months.Select(pair => new GrowthMonth(
                    pair.Key.Year, pair.Key.Month, pair.Value.Joined, pair.Value.Left, total += pair.Value.Joined - pair.Value.Left)),
            ],
            YearOnly = [.. years.Select(pair => new GrowthYear(pair.Key, pair.Value))],
            Undated = undated,
            UndatedLeavers = undatedLeavers,
        };
    }

    static void Add(
        SortedDictionary<(int Year, int Month), (int Joined, int Left)> months, PartialDate date, int joined, int left)
    {
        var key = (date.Year, date.Month.GetValueOrDefault());
        var sum = months.GetValueOrDefault(key);
        months[key] = (sum.Joined + joined, sum.Left + left);
    }
}

/// <summary>A month in which somebody joined or left.</summary>
/// <param name="Year">The year.</param>
/// <param name="Month">1-12.</param>
/// <param name="Joined">Who joined in it.</param>
/// <param name="Left">Who left in it.</param>
/// <param name="Total">How many there were at its end, of those dated to the month.</param>
public sealed record GrowthMonth(int Year, int Month, int Joined, int Left, int Total);

/// <summary>Signatures of a year of which nobody says the month.</summary>
/// <param name="Year">The year.</param>
/// <param name="Joined">How many.</param>
public sealed record GrowthYear(int Year, int Joined);
