using System.Runtime.CompilerServices;
using Servanda.Accords;
using Servanda.Accords.Scorecards;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;

namespace Servanda.Web.Data;

/// <summary>Where the rows of tables come from: the catalogue, the register as it stood when it was asked for, and what was
/// measured in public.</summary>
sealed class DataSource(Catalogue catalogue, PublicRegister register, Database database)
{
    public Catalogue Catalogue => catalogue;

    public PublicRegister Register => register;

    public MeasurementReads Measurements { get; } = new(database);

    public StandingReads Standings { get; } = new(database);

    /// <summary>The latest public assessment of everyone who has one, by the organisation's id, one after the other.</summary>
    public async IAsyncEnumerable<StoredAssessment> LatestAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var organisation in (await Measurements.MeasuredAsync(cancel)).Keys.Order(StringComparer.Ordinal))
        {
            // One that is withdrawn between the two questions is left out.
            if (await Measurements.FindLatestAsync(organisation, cancel) is { } latest)
                yield return latest;
        }
    }

    /// <summary>How the controls of everyone with a public assessment stood over time.</summary>
    public async IAsyncEnumerable<(string Organisation, StandingHistory<ControlStatus> History)> HistoriesAsync(
        [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var organisation in (await Measurements.MeasuredAsync(cancel)).Keys.Order(StringComparer.Ordinal))
        {
            foreach (var history in await Standings.ControlsAsync(organisation, cancel))
                yield return (organisation, history);
        }
    }

    /// <summary>The methods that judged here, the first one first.</summary>
    public async IAsyncEnumerable<MethodStep> MethodsAsync([EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var step in await Standings.MethodsAsync(cancel))
            yield return step;
    }
}
