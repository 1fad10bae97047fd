using Servanda.Accords;

namespace Servanda.Cli.Reports;

/// <summary>The catalogue by id, for a report that looks up the same few entries for every organisation. An id that is
/// not in the catalogue is shown as itself, never an error: a report says what was judged.</summary>
sealed class CatalogueIndex(Catalogue catalogue)
{
    readonly Dictionary<string, Accord> _accords = catalogue.Accords.ToDictionary(accord => accord.Id);
    readonly Dictionary<string, Control> _controls = catalogue.Controls.ToDictionary(control => control.Id);

    readonly Dictionary<string, Commitment> _commitments =
        catalogue.Accords.SelectMany(accord => accord.Commitments).ToDictionary(commitment => commitment.Id);

    readonly Dictionary<(string Commitment, string Control), ControlWeight> _weights =
        (from accord in catalogue.Accords
         from commitment in accord.Commitments
         from weight in commitment.Controls
         select (commitment.Id, weight)).ToDictionary(pair => (pair.Id, pair.weight.ControlId), pair => pair.weight);

    public Accord? Accord(string id) => _accords.GetValueOrDefault(id);

    public Control? Control(string id) => _controls.GetValueOrDefault(id);

    public Commitment? Commitment(string id) => _commitments.GetValueOrDefault(id);

    /// <summary>How far a control bears on a commitment; nothing at all where the catalogue does not say.</summary>
    public ControlWeight Weight(string commitment, string control) =>
        _weights.GetValueOrDefault((commitment, control)) ?? new ControlWeight(control, 0, 0, Text.Same(""));

    public Text AccordTitle(string id) => Accord(id)?.Title ?? Text.Same(id);

    public Text ControlTitle(string id) => Control(id)?.Title ?? Text.Same(id);

    public Text CommitmentTitle(string id) => Commitment(id)?.Title ?? Text.Same(id);
}
