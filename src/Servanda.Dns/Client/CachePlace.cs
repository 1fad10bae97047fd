namespace Servanda.Dns.Client;

/// <summary>Where an answer goes when it comes: the place being held for it, or any under its key, or none.</summary>
readonly struct CachePlace
{
    readonly AnswerCache? _cache;
    readonly Asking? _mine;
    readonly QueryKey _key;

    /// <summary>A place held by asking, after <see cref="AnswerCache.Enter"/>, to be ended come what may.</summary>
    public CachePlace(AnswerCache cache, Asking mine) => (_cache, _mine) = (cache, mine);

    /// <summary>A place to be found; without a cache none.</summary>
    public CachePlace(AnswerCache? cache, in QueryKey key) => (_cache, _key) = (cache, key);

    /// <summary>Puts the result in its place.</summary>
    /// <param name="result">What came of the asking; null when it was cancelled.</param>
    /// <param name="staleAt">When it is too old, on the clock; 0 for what is not to be kept.</param>
    public void End(DnsResult? result, long staleAt)
    {
        if (_mine is not null)
            _cache!.Leave(_mine, result, staleAt);
        else if (_cache is not null && staleAt > 0 && result is DnsResult.Answered answer)
            _cache.Store(_key, answer, staleAt);
    }
}
