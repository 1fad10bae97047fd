using Servanda.Mail.Dmarc;
using Servanda.Storage.Mail;

namespace Servanda.Cli.Mail.Answers;

/// <summary>What a source would lose under a policy.</summary>
/// <param name="Network">The source.</param>
/// <param name="Unaligned">Its messages that were not aligned.</param>
/// <param name="Lost">Of those, the ones that fared better than the policy asks.</param>
/// <param name="Why">The cause of most of them.</param>
sealed record SourceLoss(string Network, long Unaligned, long Lost, Explained Why);

/// <summary>
/// What would have happened to the messages of a period under another policy: those not aligned that receivers treated
/// better than it asks. Receivers may still spare some, as they do today, so this is the most that would be lost.
/// </summary>
/// <param name="Policy">The policy supposed.</param>
/// <param name="Lost">Messages that it would hit and nothing hits today.</param>
/// <param name="LostAndMayBeYours">Of those, the ones whose source authenticates somehow.</param>
/// <param name="Sources">By source, what is lost and may be yours first, then the largest.</param>
sealed record WhatIf(DmarcPolicy Policy, long Lost, long LostAndMayBeYours, IReadOnlyList<SourceLoss> Sources)
{
    /// <summary>Different explanations weighed of one network; further ones are as the last.</summary>
    const int MaxExplanations = 64;

    /// <summary>Goes over the messages of a period once, network by network.</summary>
    public static async Task<WhatIf> ReadAsync(
        DmarcPolicy policy, string domain, IAsyncEnumerable<UnalignedChecks> rows, CancellationToken cancel)
    {
        List<SourceLoss> sources = [];
        long mayBeYours = 0;
        string? network = null;
        long unaligned = 0;
        Dictionary<Explained, long> lost = [];
        await foreach (var row in rows.WithCancellation(cancel))
        {
            if (network is not null && row.Network != network)
                End();
            network = row.Network;
            unaligned += row.Messages;
            if (!IsHit(policy, row.Disposition))
                continue;
            var why = Causes.Of(row, domain);
            if (Causes.MayBeYours(why.Cause))
                mayBeYours += row.Messages;
            if (lost.Count < MaxExplanations || lost.ContainsKey(why))
                lost[why] = lost.GetValueOrDefault(why) + row.Messages;
            else
                lost[new Explained(Cause.Nothing, "")] = lost.GetValueOrDefault(new Explained(Cause.Nothing, "")) + row.Messages;
        }
        if (network is not null)
            End();
        return new WhatIf(policy, sources.Sum(one => one.Lost), mayBeYours,
        [
            .. sources.OrderByDescending(one => Causes.MayBeYours(one.Why.Cause) && one.Lost > 0)
                .ThenByDescending(one => one.Lost).ThenBy(one => one.Network, StringComparer.Ordinal),
        ]);

        void End()
        {
            if (lost.Count > 0)
                sources.Add(new SourceLoss(network!, unaligned, lost.Values.Sum(), lost.MaxBy(one => one.Value).Key));
            unaligned = 0;
            lost.Clear();
        }
    }

    /// <summary>True where the policy asks for more than was done.</summary>
    static bool IsHit(DmarcPolicy policy, string? disposition) => policy switch
    {
        DmarcPolicy.None => false,
        DmarcPolicy.Quarantine => disposition is not ("quarantine" or "reject"),
        DmarcPolicy.Reject => disposition is not "reject",
    };
}
