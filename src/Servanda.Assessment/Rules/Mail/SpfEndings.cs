using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Mail.Spf;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>What SPF says of hosts that nobody named: where the tree of records ends.</summary>
static class SpfEndings
{
    public static Outcome All(View view) => SpfRecords.OnUsable(view, walk =>
    {
        var text = walk.Steps[0].Selection is SpfSelection.One one ? one.Text : "";
        return walk.End switch
        {
            SpfEnd.Fail => Outcome.Pass(new("other hosts are refused (-all)", "les autres hôtes sont refusés (-all)")),
            SpfEnd.SoftFail => Outcome.Pass(new("other hosts are suspect (~all)",
                "les autres hôtes sont suspects (~all)")),
            SpfEnd.Pass => Outcome.Fail(
                new($"any host in the world may send as {view.Domain} (+all)",
                    $"tout hôte du monde peut envoyer au nom de {view.Domain} (+all)"),
                Publish(SpfRecords.Ending(view.Domain, text, "-all"))),
            SpfEnd.Neutral when EndsInAll(walk) => Outcome.Fail(
                new("nothing is said of other hosts (?all), which counts as having no policy",
                    "rien n’est dit des autres hôtes (?all), ce qui revient à n’avoir aucune règle"),
                Publish(SpfRecords.Ending(view.Domain, text, "-all"))),
            SpfEnd.Neutral => Outcome.Warn(
                new("the record ends without all or redirect, so nothing is said of other hosts",
                    "l’enregistrement finit sans all ni redirect : rien n’est dit des autres hôtes"),
                Publish(SpfRecords.Ending(view.Domain, text, "-all"))),
            SpfEnd.None or SpfEnd.PermError => Outcome.NotApplicable(new(
                "the evaluation ends in an error, which other rules report",
                "l’évaluation finit par une erreur, que d’autres règles signalent")),
            SpfEnd.Unknown when walk.Failed.Count > 0 => SpfRecords.Unanswered(view, walk),
            SpfEnd.Unknown => Outcome.NotMeasured(new(
                $"where it ends depends on the message: {Shown.List(walk.Open.Select(open => open.Target))}",
                $"la fin dépend du message : {Shown.List(walk.Open.Select(open => open.Target))}")),
        };
    });

    public static Outcome Strict(View view) => SpfRecords.OnUsable(view, walk => walk.End switch
    {
        SpfEnd.Fail => Outcome.Pass(new("-all", "-all")),
        SpfEnd.SoftFail => Outcome.Warn(
            new("~all asks receivers to accept and mark; where DMARC asks for quarantine or reject, that is enough",
                "~all demande d’accepter et de marquer ; cela suffit où DMARC demande quarantine ou reject"),
            walk.Steps[0].Selection is SpfSelection.One { Read.Value.All: not null } one
                ? Publish(SpfRecords.Ending(view.Domain, one.Text, "-all"))
                : new($"End the record that {view.Domain} redirects to in -all",
                    $"Terminez par -all l’enregistrement vers lequel {view.Domain} redirige")),
        SpfEnd.Unknown when walk.Failed.Count > 0 => SpfRecords.Unanswered(view, walk),
        _ => Outcome.NotApplicable(new("see mail.spf.all", "voir mail.spf.all")),
    });

    /// <summary>True when somebody wrote the ?all that the tree ends in.</summary>
    static bool EndsInAll(SpfWalk walk) => walk.Steps
        .Where(step => step.Via is SpfVia.Start or SpfVia.Redirect)
        .Any(step => step.Selection is SpfSelection.One { Read.Value.All: not null });

    static Text Publish(string record) => new($"Publish: {record}", $"Publiez : {record}");
}
