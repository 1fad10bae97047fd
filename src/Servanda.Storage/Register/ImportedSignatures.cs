using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;

namespace Servanda.Storage.Register;

/// <summary>What lists say of signatures beyond what the register holds. A row of a list is known again by its accord, its
/// organisation and the name signed under, which stands once in a list.</summary>
sealed class ImportedSignatures
{
    readonly HashSet<long> _byImport;
    readonly ILookup<(string Accord, string Organisation), SignatureRow> _rows;
    readonly Dictionary<string, List<StateRow>> _states;
    readonly HashSet<string> _ids;
    readonly List<SignatureRow> _newSignatures = [];
    readonly List<StateRow> _newStates = [];

    public ImportedSignatures(RegisterSnapshot snapshot, HashSet<long> byImport)
    {
        _byImport = byImport;
        _rows = snapshot.Signatures.ToLookup(row => (row.Accord, row.Organisation));
        _states = snapshot.States.GroupBy(row => row.Signature).ToDictionary(group => group.Key, group => group.ToList());
        _ids = [.. snapshot.Signatures.Select(row => row.Id)];
    }

    /// <summary>Signatures that are new.</summary>
    public int Entered => _newSignatures.Count;

    /// <summary>Signatures that the list says otherwise now.</summary>
    public int Changed { get; private set; }

    /// <summary>Signatures that the list says otherwise and somebody changed here.</summary>
    public int Kept { get; private set; }

    /// <summary>Signatures that the list no longer has.</summary>
    public int Gone { get; private set; }

    public void Add(Accords.Registers.Register register, long change)
    {
        var listed = new HashSet<string>(StringComparer.Ordinal);
        var source = LeafWords.Id(SignatureBasis.Source);
        foreach (var row in register.Signatures)
        {
            var known = _rows[(register.AccordId, row.OrganisationId)].ToList();
            var same = known.FirstOrDefault(one => _states[one.Id].Any(state => state.Name == row.Name && state.Basis == source));
            if (same is not null)
            {
                listed.Add(same.Id);
                Change(_states[same.Id][^1], row, change);
            }
            // What the organisation said itself stands before what a list says of it.
            else if (known.Any(one => _states[one.Id][^1].Basis != source))
                Kept++;
            else
                Enter(row, change);
        }
        Gone += _rows.Where(group => group.Key.Accord == register.AccordId).SelectMany(group => group)
            .Count(one => !listed.Contains(one.Id) && _byImport.Contains(_states[one.Id][^1].Change));
    }

    public async Task WriteAsync(StoreTransaction change, CancellationToken cancel)
    {
        await change.LoadAsync(SignatureRow.Table, _newSignatures, cancel);
        await change.LoadAsync(StateRow.Table, _newStates, cancel);
    }

    void Enter(Signature row, long change)
    {
        var id = SignatureId.Next(row.AccordId, row.OrganisationId, _ids);
        _newSignatures.Add(new SignatureRow { Id = id, Accord = row.AccordId, Organisation = row.OrganisationId, Change = change });
        _newStates.Add(State(id, 1, RegisterWords.Id(SignatureStatus.Active), row, change));
    }

    void Change(StateRow last, Signature row, long change)
    {
        var says = State(last.Signature, last.Number + 1, last.Status, row, change) with
        {
            Since = last.Since,
            Version = last.Version,
            Successor = last.Successor,
        };
        if (says with { Number = last.Number, Change = last.Change } == last)
            return;
        if (!_byImport.Contains(last.Change))
        {
            Kept++;
            return;
        }
        Changed++;
        _newStates.Add(says);
    }

    static StateRow State(string id, long number, string status, Signature row, long change) => new()
    {
        Signature = id,
        Number = number,
        Status = status,
        Name = row.Name,
        Category = row.Category,
        SignedOn = row.On?.ToString(),
        Source = row.Source,
        Basis = LeafWords.Id(SignatureBasis.Source),
        IsUnverified = row.IsUnverified ? 1 : 0,
        Change = change,
    };
}
