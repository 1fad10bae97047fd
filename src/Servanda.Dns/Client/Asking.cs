namespace Servanda.Dns.Client;

/// <summary>A question that somebody is asking, for others who come with the same one. Guarded by the cache's lock.
/// </summary>
sealed class Asking(QueryKey key)
{
    public QueryKey Key => key;

    /// <summary>Those who wait for the one who asks; null when nobody does. Given null when the asking was cancelled.
    /// </summary>
    public TaskCompletionSource<DnsResult?>? Waiting { get; private set; }

    public Task<DnsResult?> WaitAsync() =>
        (Waiting ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
