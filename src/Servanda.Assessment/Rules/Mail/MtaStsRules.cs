using System.Globalization;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.MtaSts;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>MTA-STS (RFC 8461): a domain has senders deliver only to its own exchangers and only by TLS. The record
/// says that there is a policy, the policy is a file on the web: <see cref="MtaStsPolicyRules"/>.</summary>
static class MtaStsRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.mta-sts.record", "RFC 8461 §3.1", Severity.Required,
            new("One MTA-STS record is published", "Un seul enregistrement MTA-STS est publié"), Record),
        new("mail.mta-sts.syntax", "RFC 8461 §3.1", Severity.Required,
            new("The record can be read without an error", "L’enregistrement se lit sans erreur"), Syntax),
        .. MtaStsPolicyRules.All,
    ];

    static Outcome Record(View view) => OnSelection(view, (name, selection) => selection switch
    {
        MtaStsSelection.One one => Outcome.Pass(Text.Same(Shown.Of(one.Text))),
        MtaStsSelection.Several(var texts) => Outcome.Fail(
            new($"{texts.Count} records, which count as none: {Shown.List(texts)}",
                $"{texts.Count} enregistrements, qui comptent pour aucun : {Shown.List(texts)}"),
            new($"Keep one of them: {Zone.Txt(name, texts[0])}", $"N’en gardez qu’un : {Zone.Txt(name, texts[0])}")),
        _ => Outcome.Fail(
            new($"no MTA-STS record at {name}", $"pas d’enregistrement MTA-STS en {name}"), First(view, name)),
    });

    static Outcome Syntax(View view) => OnSelection(view, (name, selection) =>
        selection is not MtaStsSelection.One one
            ? Outcome.NotApplicable(new("there is no single record to judge",
                "il n’y a pas d’enregistrement unique à juger"))
        : one.Read.IsClean ? Outcome.Pass(new("no error", "aucune erreur"))
        : one.Read.Value is null ? Outcome.Fail(ProblemWords.Of(one.Read.Problems), Publish(view, name))
        : Outcome.Warn(ProblemWords.Of(one.Read.Problems), Publish(view, name)));

    /// <summary>Judges the policy of a domain that takes mail and has a record; without a record nobody looks for
    /// one.</summary>
    public static Outcome OnPolicyFile(View view, Func<MtaStsPolicyFile, Outcome> judge) =>
        OnSelection(view, (_, selection) => selection is not MtaStsSelection.One
            ? Outcome.NotApplicable(new("there is no record, so nobody asks for a policy",
                "sans enregistrement, personne ne demande les règles"))
        : view.Once(MtaStsPolicyFile.Of) switch
        {
            MtaStsPolicyFile.Unknown(var why) => Outcome.NotMeasured(why),
            var file => judge(file),
        });

    /// <summary>The same, for a policy that can be read.</summary>
    public static Outcome OnPolicy(View view, Func<MtaStsPolicy, Outcome> judge) => OnPolicyFile(view, file =>
        file.Policy is { } policy
            ? judge(policy)
            : Outcome.NotApplicable(new("there is no policy to judge", "il n’y a pas de règles à juger")));

    /// <summary>A policy file for the domain.</summary>
    public static string File(View view, MtaStsMode mode, TimeSpan maxAge)
    {
        var lines = view.Exchangers().Take(MailHosts.MaxHosts).Select(host => $"mx: {host}");
        var seconds = ((long)maxAge.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return string.Join('\n', ["version: STSv1", $"mode: {Word(mode)}", .. lines, $"max_age: {seconds}"]);
    }

    /// <summary>The value of mode.</summary>
    public static string Word(MtaStsMode mode) => mode switch
    {
        MtaStsMode.None => "none",
        MtaStsMode.Testing => "testing",
        MtaStsMode.Enforce => "enforce",
    };

    /// <summary>A record with a new id, so that senders fetch the policy again.</summary>
    public static string Renewed(View view, DomainName name) => Zone.Txt(name,
        $"v=STSv1; id={view.Now.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)}");

    static Text First(View view, DomainName name)
    {
        var url = $"https://mta-sts.{view.Domain}/.well-known/mta-sts.txt";
        var file = File(view, MtaStsMode.Enforce, MtaStsPolicyRules.GoodAge);
        return new(
            $"Serve at {url} (with mode: testing at first):\n{file}\nand publish: {Renewed(view, name)}",
            $"Servez en {url} (avec mode: testing au début) :\n{file}\net publiez : {Renewed(view, name)}");
    }

    static Text Publish(View view, DomainName name) =>
        new($"Publish: {Renewed(view, name)}", $"Publiez : {Renewed(view, name)}");

    static Outcome OnSelection(View view, Func<DomainName, MtaStsSelection, Outcome> judge)
    {
        if (MtaStsRecord.NameFor(view.Domain) is not { } name)
            return Outcome.NotApplicable(new("the name is too long for it", "le nom est trop long pour cela"));
        var look = view.Strings(name);
        return view.Once(MailUse.Of).BarForReceiver ?? (look is Look<IReadOnlyList<string>>.Seen(var texts)
            ? judge(name, MtaStsSelection.From(texts))
            : Outcome.NotMeasured(look.Why));
    }
}
