using Servanda.Core.Names;

namespace Servanda.Storage.Mail;

/// <summary>What a question about reports is about.</summary>
/// <param name="Domain">The domain of From fields.</param>
/// <param name="From">The first day, UTC.</param>
/// <param name="To">The last day, UTC, inclusive.</param>
/// <param name="WithSubdomains">True to count names below the domain as well.</param>
public sealed record MailScope(DomainName Domain, DateOnly From, DateOnly To, bool WithSubdomains = true)
{
    static readonly int Epoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>How many days, both ends included.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    internal object Parameters => new
    {
        Low = NameKey.Of(Domain),
        High = WithSubdomains ? NameKey.After(NameKey.Of(Domain)) : NameKey.Of(Domain) + "\u0001",
        From = DayOf(From),
        To = DayOf(To),
    };

    internal static long DayOf(DateOnly date) => date.DayNumber - Epoch;

    internal static DateOnly DateOf(long day) => DateOnly.FromDayNumber((int)Math.Clamp(day + Epoch, 0, DateOnly.MaxValue.DayNumber));
}
