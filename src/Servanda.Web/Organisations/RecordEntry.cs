using Servanda.Storage.Register;

namespace Servanda.Web.Organisations;

/// <summary>A change on record about an organisation, with what it brought.</summary>
/// <param name="Change">The change; of a list that was imported it names no one organisation.</param>
/// <param name="States">The states of signatures that it brought for this one.</param>
public sealed record RecordEntry(RegisterChange Change, IReadOnlyList<SignedState> States)
{
    /// <summary>Everything on record, the latest first: changes that name the organisation, and those of lists that brought
    /// something of it.</summary>
    public static IReadOnlyList<RecordEntry> Of(PublicRegister register, RegisteredOrganisation organisation)
    {
        var states = (from signature in organisation.Signatures
                      from state in signature.History
                      select new SignedState(signature, state)).ToLookup(one => one.State.Change);
        var numbers = register.ChangesOfOrganisation(organisation.Id).Select(change => change.Number)
            .Concat(states.Select(group => group.Key)).Append(organisation.Change);
        // Changes are numbered without gaps and listed from the last one.
        return
        [
            .. numbers.Distinct().OrderDescending().Select(number => register.Changes[(int)(register.Number - number)])
                .Select(change => new RecordEntry(change, [.. states[change.Number]])),
        ];
    }
}

/// <summary>A signature in one of its states.</summary>
/// <param name="Signature">The signature.</param>
/// <param name="State">The state.</param>
public sealed record SignedState(RegisteredSignature Signature, SignatureState State);
