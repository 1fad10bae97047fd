using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>The order of dates of which only a part may be known.</summary>
static class DateOrder
{
    /// <summary>A number that grows with the date; a part nobody knows counts as the first; -1 where nothing is known.</summary>
    public static int Of(PartialDate? date) =>
        date is { } known ? known.Year * 10_000 + known.Month.GetValueOrDefault() * 100 + known.Day.GetValueOrDefault() : -1;
}
