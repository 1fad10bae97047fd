using Servanda.Storage.Register;

namespace Servanda.Web.Accords;

/// <summary>How several accords grew together, month by month.</summary>
static class AllGrowth
{
    public static AccordGrowth Of(IEnumerable<AccordGrowth> growths)
    {
        var all = growths.ToList();
        var total = 0;
        return new AccordGrowth
        {
            Months =
            [
                .. all.SelectMany(growth => growth.Months).GroupBy(month => (month.Year, month.Month)).OrderBy(group => group.Key)
                    .Select(group => (group.Key, Joined: group.Sum(month => month.Joined), Left: group.Sum(month => month.Left)))
                    .Select(month => new GrowthMonth(
                        month.Key.Year, month.Key.Month, month.Joined, month.Left, total += month.Joined - month.Left)),
            ],
            YearOnly =
            [
                .. all.SelectMany(growth => growth.YearOnly).GroupBy(year => year.Year).OrderBy(group => group.Key)
                    .Select(group => new GrowthYear(group.Key, group.Sum(year => year.Joined))),
            ],
            Undated = all.Sum(growth => growth.Undated),
            UndatedLeavers = all.Sum(growth => growth.UndatedLeavers),
        };
    }
}
