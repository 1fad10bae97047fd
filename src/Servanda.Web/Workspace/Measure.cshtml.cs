using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Storage;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Storage.Workspaces;
using Servanda.Web.Forms;

namespace Servanda.Web.Workspace;

/// <summary>One assessment as its organisation sees it, and where it replies.</summary>
public sealed class MeasureModel(
    Database database, TimeProvider clock, Catalogue catalogue, PublicRegisterCache register) : WorkspacePage(register)
{
    /// <summary>The assessment.</summary>
    public StoredAssessment Assessment { get; private set; } = null!;

    /// <summary>What is to be mended, by control.</summary>
    public IReadOnlyList<IGrouping<string, Finding>> ToMend { get; private set; } = [];

    /// <summary>The replies so far.</summary>
    public IReadOnlyList<Reply> Replies { get; private set; } = [];

    /// <summary>The control replied about, as chosen.</summary>
    public string? Control { get; private set; }

    /// <summary>The reply, as typed.</summary>
    public string? Typed { get; private set; }

    /// <summary>Everything wrong with what was typed.</summary>
    public IReadOnlyList<FormProblem> Problems { get; private set; } = [];

    /// <summary>What a reply can be about, as a choice.</summary>
    public IReadOnlyList<(string, string)> Controls =>
        [("", "–"), .. ToMend.Select(one => (one.Key, Title(one.Key).In(Language)))];

    /// <summary>True where a reply has a place: beside a public finding. Before that it would tell of what is private.</summary>
    public bool CanReply => Assessment.Head.State == AssessmentState.Public && ToMend.Count > 0;

    /// <summary>A control's title; its id where the catalogue has it no more.</summary>
    public Text Title(string control) => catalogue.Controls.FirstOrDefault(one => one.Id == control)?.Title ?? Text.Same(control);

    /// <summary>Shows it.</summary>
    public async Task<IActionResult> OnGetAsync(string id, CancellationToken cancel) =>
        await FindAsync(id, cancel) ? Page() : NotFound();

    /// <summary>Replies.</summary>
    public async Task<IActionResult> OnPostAsync(string id, string? control, string? text, CancellationToken cancel)
    {
        if (!await FindAsync(id, cancel) || !CanReply)
            return NotFound();
        var check = new FormCheck();
        var about = check.Choice("control", control, [.. ToMend.Select(one => one.Key)]);
        var words = check.Lines("text", text, ReplyStore.MaxText, new("your reply", "votre réponse"));
        (Problems, Control, Typed) = (check.Problems, control, text);
        if (Problems.Count > 0)
            return Page();
        await new ReplyStore(database, clock).AddAsync(
            Organisation.Id, new Reply(about!, words, default, null), id, Assessment.Head.Outbox, Actor, cancel);
        return To($"/measures/{id}#replies");
    }

    async Task<bool> FindAsync(string id, CancellationToken cancel)
    {
        if (!await EnterAsync(cancel) ||
            await new MeasurementReads(database).FindPrivateAsync(Organisation.Id, id, cancel) is not { } assessment)
            return false;
        Assessment = assessment;
        ToMend =
        [
            .. assessment.Findings.Where(one => one.Status is FindingStatus.Fail or FindingStatus.Warn)
                .GroupBy(one => one.ControlId, StringComparer.Ordinal).OrderBy(one => one.Key, StringComparer.Ordinal),
        ];
        Replies = await new ReplyStore(database, clock).OfAsync(Organisation.Id, cancel);
        return true;
    }
}
