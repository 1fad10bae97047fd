using System.Threading.RateLimiting;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>How often passwords may be tried for one address, whoever tries, and whether or not it has an account: guessing from
/// many places at once is no faster.</summary>
public sealed class AccountBrake : IDisposable
{
    /// <summary>Tries in a row, and how soon each comes back.</summary>
    const int Tries = 10;

    static readonly TimeSpan Refill = TimeSpan.FromSeconds(30);

    // By digest: no address stays in memory.
    readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(mail =>
        RateLimitPartition.GetTokenBucketLimiter(PrivateId.DigestOf(Account.KeyOf(mail)), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Tries,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Refill,
        }));

    /// <summary>Takes one try; false where there is none left for now.</summary>
    public bool IsFree(string mail)
    {
        using var lease = _limiter.AttemptAcquire(mail);
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
