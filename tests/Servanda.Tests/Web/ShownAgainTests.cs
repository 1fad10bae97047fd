using System.Net;
using Servanda.Accords.Leaves;
using Servanda.Accords.Scorecards;
using Servanda.Storage.Accounts;
using Servanda.Storage.Measurement;
using Servanda.Storage.Register;
using Servanda.Tests.Web.Accounts;
using Servanda.Tests.Web.Evidence;

namespace Servanda.Tests.Web;

/// <summary>Every form that somebody signed in fills in: what is wrong stands beside its field, and what was typed stays.</summary>
public sealed class ShownAgainTests
{
    const string Typed = "Typed \"so\" <b>&";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, string, string[], string> Forms => new()
    {
        // Role, page, handler, fields as name=value, the field that is wrong.
        { "secretary", "/en/desk/register/cta.example", "", ["kind=amend", $"name={Typed}", "reason="], "reason" },
        { "secretary", "/en/desk/register/cta.example", "", ["kind=suspend", "on=tomorrow", $"reason={Typed}"], "on" },
        { "secretary", "/fr/desk/register/cta.example", "", ["kind=succeed", $"successor={Typed}", "reason=x"], "successor" },
        { "secretary", "/en/desk/register/cta.example", "", ["kind=explode", $"reason={Typed}"], "kind" },
        { "secretary", "/en/desk/import", "", ["accord=none", $"source={Typed}", "list="], "list" },
        { "administrator", "/en/desk/settings", "", [$"noticeDays={Typed}", "keepDays=9999999"], "noticeDays" },
        { "administrator", "/en/desk/accounts", "", ["mail=nobody", $"name={Typed}", "role=reviewer", "letters=en"], "mail" },
        { "reviewer", "/en/account/details", "", [$"name={Typed}", "letters=xx"], "letters" },
        { "reviewer", "/en/account/details", "Address", [$"mail={Typed}"], "mail" },
        { "signatory", "/en/workspace/attestations", "", ["control=none", $"statement={Typed}", "until=2199-01-01"], "control" },
        { "signatory", "/fr/workspace/attestations", "", [$"statement={Typed}", "until=nonsense"], "until" },
        { "signatory", "/en/workspace/changes/cta.example", "", ["kind=withdraw", $"name={Typed}", "reason=\u202E"], "reason" },
        { "signatory", "/en/workspace/changes/cta.example", "", ["kind=suspend", $"reason={Typed}"], "kind" },
        { "signatory", "/en/workspace/members", "", [$"name={Typed}", "mail=nobody"], "mail" },
        { "signatory", "/en/workspace/measures/ID", "", ["control=none", $"text={Typed}"], "control" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task What_was_typed_stays_with_the_problem_beside_its_field(
        string role, string page, string handler, string[] fields, string wrong)
    {
        await using var portal = await MeasuredPortal.StartAsync(MeasuredPortal.Twice(ControlStatus.Unmet, "example"));
        if ((await PublicRegister.ReadAsync(portal.Database, Cancel)).FindOrganisation("example") is null)
            await SignedAsync(portal);
        var known = AccountRoles.Find(role)!.Value;
        using var browser = await TestAccounts.SignInAsync(portal, known, known == AccountRole.Signatory ? "example" : null);
        if (page.EndsWith("ID", StringComparison.Ordinal))
            page = page[..^2] + (await new MeasurementReads(portal.Database).PrivateHistoryAsync("example", 9, Cancel))
                .First(one => one.State == AssessmentState.Public).Id;
        var answer = await browser.SendAsync(page, handler.Length > 0 ? $"{page}?handler={handler}" : null,
            [.. fields.Select(field => (field[..field.IndexOf('=', StringComparison.Ordinal)], field[(field.IndexOf('=', StringComparison.Ordinal) + 1)..]))]);
        Assert.Equal((HttpStatusCode.OK, null), (answer.Status, answer.Location));
        Assert.Contains($"id=\"{wrong}-error\"", answer.Body, StringComparison.Ordinal);
        // At the top a link leads to the field, which has an element with that id.
        Assert.Contains($"href=\"#{wrong}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains($"id=\"{wrong}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains(Typed, WebUtility.HtmlDecode(answer.Body), StringComparison.Ordinal);
        Assert.DoesNotContain(Typed, answer.Body, StringComparison.Ordinal);
    }

    static async Task SignedAsync(TestPortal portal)
    {
        var changes = new RegisterChanges(portal.Database, TimeProvider.System);
        await changes.CommitAsync((one, change) => one.EnterAsync(change, new NewOrganisation { Name = "Example", Source = "test" }, new ChangeBy("test"), Cancel), Cancel);
        await changes.CommitAsync((one, change) => one.SignAsync(change, new NewSignature
        {
            AccordId = "cta",
            OrganisationId = "example",
            Source = "test",
            Basis = SignatureBasis.Source,
        }, new ChangeBy("test"), Cancel), Cancel);
    }
}
