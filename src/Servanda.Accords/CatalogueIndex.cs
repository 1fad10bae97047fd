namespace Servanda.Accords;

/// <summary>The catalogue by id, for reports and pages that look up the same few entries again and again. An id that is not in
/// the catalogue is shown as itself, never an error: a report says what was judged. Built once, safe to share.</summary>
public sealed class CatalogueIndex(Catalogue catalogue)
{
    readonly Dictionary<string, Accord> _accords = catalogue.Accords.ToDictionary(accord => accord.Id);
    readonly Dictionary<string, Control> _controls = catalogue.Controls.ToDictionary(control => control.Id);

    readonly Dictionary<string, Commitment> _commitments =
        catalogue.Accords.SelectMany(accord => accord.Commitments).ToDictionary(commitment => commitment.Id);

    readonly Dictionary<string, Accord> _accordOf =
        (from accord in catalogue.Accords
         from commitment in accord.Commitments
         select (commitment.Id, accord)).ToDictionary(pair => pair.Id, pair => pair.accord);

    readonly Dictionary<(string Commitment, string Control), ControlWeight> _weights =
        (from accord in catalogue.Accords
         from commitment in accord.Commitments
         from weight in commitment.Controls
         select (commitment.Id, weight)).ToDictionary(pair => (pair.Id, pair.weight.ControlId), pair => pair.weight);

    readonly ILookup<string, Commitment> _bearsOn =
        (from accord in catalogue.Accords
         from commitment in accord.Commitments
         from weight in commitment.Controls
         select (weight.ControlId, commitment)).ToLookup(pair => pair.ControlId, pair => pair.commitment);

    readonly ILookup<string, CrosswalkLink> _links =
        catalogue.Crosswalk.SelectMany(link => new[] { (Id: link.From, link), (Id: link.To, link) })
            .ToLookup(pair => pair.Id, pair => pair.link);

    /// <summary>The accord with this id; null when there is none.</summary>
    public Accord? Accord(string id) => _accords.GetValueOrDefault(id);

    /// <summary>The control with this id; null when there is none.</summary>
    public Control? Control(string id) => _controls.GetValueOrDefault(id);

    /// <summary>The commitment with this id; null when there is none.</summary>
    public Commitment? Commitment(string id) => _commitments.GetValueOrDefault(id);

    /// <summary>The accord a commitment belongs to; null when the catalogue does not know it.</summary>
    public Accord? AccordOf(string commitmentId) => _accordOf.GetValueOrDefault(commitmentId);

    /// <summary>The commitments a control bears on, in the order of the catalogue; empty for none.</summary>
    public IEnumerable<Commitment> BearsOn(string controlId) => _bearsOn[controlId];

    /// <summary>How a commitment relates to others, in either direction; empty where nobody has said.</summary>
    public IEnumerable<CrosswalkLink> Links(string commitmentId) => _links[commitmentId];

    /// <summary>How far a control bears on a commitment; nothing at all where the catalogue does not say.</summary>
    public ControlWeight Weight(string commitment, string control) =>
        _weights.GetValueOrDefault((commitment, control)) ?? new ControlWeight(control, 0, 0, Text.Same(""));

    /// <summary>Its title; its id where the catalogue does not know it.</summary>
    public Text AccordTitle(string id) => Accord(id)?.Title ?? Text.Same(id);

    /// <summary>Its title; its id where the catalogue does not know it.</summary>
    public Text ControlTitle(string id) => Control(id)?.Title ?? Text.Same(id);

    /// <summary>Its title; its id where the catalogue does not know it.</summary>
    public Text CommitmentTitle(string id) => Commitment(id)?.Title ?? Text.Same(id);
}
