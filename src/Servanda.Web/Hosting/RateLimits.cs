using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Servanda.Storage;
using Servanda.Web.Accounts;

namespace Servanda.Web.Hosting;

/// <summary>
/// How much one address, or one account, may ask for: everything a little, and few of what costs a letter, a look outside or a
/// password. An address of IPv6 is its network of 64 bits, which is what one customer has. Whoever asks for more is told when to
/// come back (RFC 6585 §4).
/// </summary>
static class RateLimits
{
    /// <summary>Forms of the sign-in pages; for posts only, as all of these.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Applications to the register.</summary>
    public const string Apply = "apply";

    /// <summary>Links of letters.</summary>
    public const string Confirm = "confirm";

    /// <summary>Looks at a domain again.</summary>
    public const string Check = "check";

    /// <summary>Assessments handed in by a key.</summary>
    public const string Submit = "submit";

    static readonly Bucket AnyAddress = new(600, TimeSpan.FromMilliseconds(50)), AnyAccount = new(300, TimeSpan.FromMilliseconds(200));

    static readonly Dictionary<string, Bucket> Strict = new(StringComparer.Ordinal)
    {
        [SignIn] = new(30, TimeSpan.FromSeconds(6)),
        [Apply] = new(20, TimeSpan.FromMinutes(1)),
        [Confirm] = new(30, TimeSpan.FromSeconds(10)),
        [Check] = new(20, TimeSpan.FromSeconds(30)),
        [Submit] = new(120, TimeSpan.FromSeconds(1)),
    };

    const int IPv6Network = 8;

    public static void AddTo(IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = TellAsync;
        limits.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => IsFree(context)
                ? RateLimitPartition.GetNoLimiter("")
                : AnyAddress.Partition(AddressOf(context))),
            PartitionedRateLimiter.Create<HttpContext, string>(context => context.User.AccountId is { } account && !IsFree(context)
                ? AnyAccount.Partition(account)
                : RateLimitPartition.GetNoLimiter("")));
        foreach (var (name, bucket) in Strict)
        {
            limits.AddPolicy(name, context => HttpMethods.IsPost(context.Request.Method) || HttpMethods.IsPut(context.Request.Method)
                ? bucket.Partition($"{name} {KeyOf(context)}")
                : RateLimitPartition.GetNoLimiter(""));
        }
    });

    public static void Use(IApplicationBuilder application) => application.UseRateLimiter();

    /// <summary>An address, or the network of 64 bits it is in.</summary>
    internal static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, IPv6Network))
            : address.ToString();
    }

    // The machine itself (its health checks, its load tests) and pages that say what went wrong.
    static bool IsFree(HttpContext context) =>
        context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress)
        || context.Request.Path.Value?.EndsWith("/error", StringComparison.Ordinal) is true;

    // Whoever has a key or an account is counted by it, wherever they are.
    static string KeyOf(HttpContext context) =>
        context.Request.Headers.Authorization is [{ Length: > 0 } key] ? PrivateId.DigestOf(key)
        : context.User.AccountId ?? AddressOf(context);

    static ValueTask TellAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var told) ? told : TimeSpan.FromMinutes(1);
        context.HttpContext.Response.Headers.RetryAfter =
            Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return ValueTask.CompletedTask;
    }

    /// <summary>So many at once, and one more each time so long has passed.</summary>
    sealed record Bucket(int Tokens, TimeSpan Refill)
    {
        public RateLimitPartition<string> Partition(string key) => RateLimitPartition.GetTokenBucketLimiter(key, _ => new()
        {
            TokenLimit = Tokens,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = Refill,
        });
    }
}
