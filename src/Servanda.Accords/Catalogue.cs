using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Accords;

/// <summary>Everything that judgement refers to: accords, controls, the crosswalk and the registers.</summary>
public sealed record Catalogue
{
    /// <summary>The accords, in the order of the files.</summary>
    public required IReadOnlyList<Accord> Accords { get; init; }

    /// <summary>The controls, in the order of the files.</summary>
    public required IReadOnlyList<Control> Controls { get; init; }

    /// <summary>How commitments relate across accords.</summary>
    public required IReadOnlyList<CrosswalkLink> Crosswalk { get; init; }

    /// <summary>The lists of signatures.</summary>
    public required IReadOnlyList<Register> Registers { get; init; }

    /// <summary>Everyone named by a register, once each.</summary>
    public required IReadOnlyList<Organisation> Organisations { get; init; }

    /// <summary>Counts of signatories that sources give, in the order of the file; empty when there is none.</summary>
    public IReadOnlyList<Milestone> Milestones { get; init; } = [];

    /// <summary>Names the accords, controls and weights that judgement rests on (not the registers).</summary>
    public required Digest Digest { get; init; }

    /// <summary>The accord with this id; null when there is none.</summary>
    public Accord? FindAccord(string id) => Accords.FirstOrDefault(accord => accord.Id == id);

    /// <summary>The control with this id; null when there is none.</summary>
    public Control? FindControl(string id) => Controls.FirstOrDefault(control => control.Id == id);

    /// <summary>The commitment with this id; null when there is none.</summary>
    public Commitment? FindCommitment(string id) =>
        Accords.SelectMany(accord => accord.Commitments).FirstOrDefault(commitment => commitment.Id == id);

    /// <summary>The register with this id; null when there is none.</summary>
    public Register? FindRegister(string id) => Registers.FirstOrDefault(register => register.Id == id);

    /// <summary>The organisation with this id; null when there is none.</summary>
    public Organisation? FindOrganisation(string id) => Organisations.FirstOrDefault(one => one.Id == id);
}
