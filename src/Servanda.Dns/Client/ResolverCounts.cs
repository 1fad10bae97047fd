namespace Servanda.Dns.Client;

/// <summary>What a resolver did since it began.</summary>
/// <param name="Sent">Queries sent, tries of the same lookup each counted.</param>
/// <param name="Answered">Queries answered.</param>
/// <param name="TimedOut">Queries given up.</param>
/// <param name="Dropped">Datagrams and messages that fitted no query: late, mistaken or forged.</param>
/// <param name="Truncated">Answers over UDP that did not fit and were asked for again over TCP.</param>
/// <param name="FromCache">Lookups answered from the cache.</param>
/// <param name="Shared">Lookups that waited for an equal one under way.</param>
public readonly record struct ResolverCounts(
    long Sent, long Answered, long TimedOut, long Dropped, long Truncated, long FromCache, long Shared);
