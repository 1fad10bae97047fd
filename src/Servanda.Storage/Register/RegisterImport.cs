using Servanda.Accords.Leaves;
using Servanda.Storage.Log;

namespace Servanda.Storage.Register;

/// <summary>
/// Imports lists of signatories as they are asserted by their sources. A list in the same state is imported once; of a later
/// one only what differs is added. What somebody has changed here since is left as it is, and a row that a later list no
/// longer has is not taken for a withdrawal.
/// </summary>
public sealed class RegisterImport(Database database, TimeProvider clock)
{
    /// <summary>Who makes these changes.</summary>
    public const string Actor = "import";

    /// <summary>Imports all lists that are new, or nothing.</summary>
    public async Task<ImportResult> RunAsync(RegisterLists lists, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        var result = await RunAsync(change, lists, cancel);
        await change.CommitAsync(cancel);
        return result;
    }

    /// <summary>The same as part of another change.</summary>
    public async Task<ImportResult> RunAsync(StoreTransaction change, RegisterLists lists, CancellationToken cancel)
    {
        var next = await RegisterLock.NextChangeAsync(change, cancel);
        var snapshot = await RegisterSnapshot.ReadAsync(change, cancel);
        var known = snapshot.Baselines.Select(row => (row.Register, row.List)).ToHashSet();
        var now = clock.GetUtcNow();
        var difference = new ImportDifference(snapshot);
        List<(ChangeRecord Change, LeafBody.ImportBaseline? Leaf)> changes = [];
        List<BaselineRow> baselines = [];

        if (difference.AddVersions(lists.Catalogue.Accords, next))
            changes.Add((Record(next++, now, null), null));
        if (lists.Catalogue.Organisations.Count > 0 &&
            !known.Contains((BaselineRow.Organisations, lists.OrganisationsDigest.ToString())))
        {
            difference.AddOrganisations(lists.Catalogue.Organisations, next);
            baselines.Add(BaselineRow.Of(lists.Catalogue.Organisations, lists.OrganisationsDigest, next));
            changes.Add((Record(next++, now, null), null));
        }
        foreach (var (register, digest) in lists.Registers.Where(one => !known.Contains((one.Register.Id, one.Digest.ToString()))))
        {
            difference.AddSignatures(register, next);
            baselines.Add(BaselineRow.Of(register, digest, next));
            changes.Add((Record(next++, now, register.AccordId),
                new LeafBody.ImportBaseline(LeafId.For(register.Id), digest, register.Signatures.Count)));
        }

        await difference.WriteAsync(change, cancel);
        await change.LoadAsync(BaselineRow.Table, baselines, cancel);
        foreach (var (record, leaf) in changes)
        {
            long? number = leaf is null ? null
                : await LogOutbox.AddAsync(change, now, LeafId.For(record.Accord!), leaf, [], cancel);
            await (record with { Leaf = number }).AddAsync(change, cancel);
        }
        return difference.Result with { Lists = baselines.Count };
    }

    static ChangeRecord Record(long number, DateTimeOffset now, string? accord) => new()
    {
        Number = number,
        MadeAt = now.ToUnixTimeSeconds(),
        Actor = Actor,
        Kind = ChangeKind.Imported,
        Accord = accord,
    };
}

/// <summary>What an import did.</summary>
/// <param name="Lists">Lists that were new.</param>
/// <param name="Organisations">Organisations entered.</param>
/// <param name="Signatures">Signatures entered.</param>
/// <param name="Changed">Facts of organisations and signatures known before, of which a list now says something else.</param>
/// <param name="Kept">Facts where the list says something else and what somebody changed here was left as it is.</param>
/// <param name="Gone">Signatures that were in an earlier state of a list and are no longer in it; left as they are.</param>
public sealed record ImportResult(int Lists, int Organisations, int Signatures, int Changed, int Kept, int Gone);
