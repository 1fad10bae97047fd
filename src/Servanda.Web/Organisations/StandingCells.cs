using Servanda.Accords.Scorecards;
using Servanda.Storage.Measurement;
using Servanda.Web.Charts;

namespace Servanda.Web.Organisations;

/// <summary>How a control stood in each assessment, for the strip that is drawn of it.</summary>
static class StandingCells
{
    /// <summary>A cell for each assessment in which the control was judged, oldest first; the method's change is marked.</summary>
    public static IReadOnlyList<StatusCell> Of(StandingHistory<ControlStatus> history, IReadOnlyList<AssessmentHead> latestFirst)
    {
        List<StatusCell> cells = [];
        AssessmentHead? before = null;
        foreach (var head in latestFirst.Reverse())
        {
            var run = history.Runs.FirstOrDefault(one =>
                one.Method == head.Method && one.Since <= head.StartedAt && head.StartedAt <= one.Seen);
            if (run is null)
                continue;
            cells.Add(new StatusCell(run.Status, before is not null && before.Method != head.Method));
            before = head;
        }
        return cells;
    }
}
