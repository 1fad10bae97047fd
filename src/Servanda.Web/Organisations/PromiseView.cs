using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;

namespace Servanda.Web.Organisations;

/// <summary>One promise on an organisation's page.</summary>
public sealed class PromiseView(OrganisationModel page, CommitmentResult result)
{
    readonly ILookup<Lane, ControlResult> _lanes = result.Controls.ToLookup(Lanewise.LaneOf);

    /// <summary>What was found.</summary>
    public CommitmentResult Result => result;

    /// <summary>The promise; null where the catalogue of today does not know it.</summary>
    public Commitment? Commitment => page.Catalogue.Commitment(result.CommitmentId);

    /// <summary>Its title; its id where the catalogue does not know it.</summary>
    public Text Title => page.Catalogue.CommitmentTitle(result.CommitmentId);

    /// <summary>The text's own number: the 1 of <c>cta.1</c>, the b of <c>un.b</c>.</summary>
    public string Number => result.CommitmentId[(result.CommitmentId.LastIndexOf('.') + 1)..];

    /// <summary>When it was achieved or lost; null where that is not known.</summary>
    public Turn? Turn => page.Evidence?.History(result.CommitmentId)?.Turn();

    /// <summary>The controls of a lane, in the order of the catalogue.</summary>
    public IEnumerable<ControlResult> In(Lane lane) => _lanes[lane];

    /// <summary>The lane with the most in it gets the room.</summary>
    public string Widest
    {
        get
        {
            var (measured, attested, unknown) = (In(Lane.Measured).Count(), In(Lane.Attested).Count(), In(Lane.Unknown).Count());
            return measured >= attested && measured >= unknown ? "most-measured"
                : attested >= unknown ? "most-attested"
                : "most-unknown";
        }
    }

    /// <summary>What a control is called.</summary>
    public Text ControlTitle(string control) => page.Catalogue.ControlTitle(control);

    /// <summary>The control; null where the catalogue of today does not know it.</summary>
    public Control? Control(string control) => page.Catalogue.Control(control);

    /// <summary>True where its lack alone breaks the promise.</summary>
    public bool Decides(string control) => page.Catalogue.Weight(result.CommitmentId, control).Unmet >= ControlWeight.Decides;

    /// <summary>Where on the page, or of which page, a control's findings are.</summary>
    public string Place(ControlResult control, string controls) =>
        page.Evidence?.Control(control.ControlId) is { HasFindings: true } ? $"#{control.ControlId}" : $"{controls}/{control.ControlId}";
}
