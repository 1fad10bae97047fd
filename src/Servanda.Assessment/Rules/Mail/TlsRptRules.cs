using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Core.Names;
using Servanda.Mail.TlsRpt;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>TLS reporting (RFC 8460): senders tell a domain when they could not deliver to it securely.</summary>
static class TlsRptRules
{
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("mail.tls-rpt.record", "RFC 8460 §3", Severity.Required,
            new("One TLS reporting record is published", "Un seul enregistrement de rapports TLS est publié"), Record),
        new("mail.tls-rpt.syntax", "RFC 8460 §3", Severity.Required,
            new("The record says where reports go", "L’enregistrement dit où vont les rapports"), Syntax),
    ];

    static Outcome Record(View view) => OnSelection(view, (name, selection) => selection switch
    {
        TlsRptSelection.One one => Outcome.Pass(Text.Same(Shown.Of(one.Text))),
        TlsRptSelection.Several(var texts) => Outcome.Fail(
            new($"{texts.Count} records, which count as none: {Shown.List(texts)}",
                $"{texts.Count} enregistrements, qui comptent pour aucun : {Shown.List(texts)}"),
            new($"Keep one of them: {Zone.Txt(name, texts[0])}", $"N’en gardez qu’un : {Zone.Txt(name, texts[0])}")),
        _ => Outcome.Fail(
            new($"no TLS reporting record at {name}",
                $"pas d’enregistrement de rapports TLS en {name}"), First(view, name)),
    });

    static Outcome Syntax(View view) => OnSelection(view, (name, selection) =>
        selection is not TlsRptSelection.One one
            ? Outcome.NotApplicable(new("there is no single record to judge",
                "il n’y a pas d’enregistrement unique à juger"))
        : one.Read.IsClean && one.Read.Value is { } record
            ? Outcome.Pass(Text.Same(Shown.List(record.Reports.Select(uri => uri.Text))))
        : one.Read.Value is null ? Outcome.Fail(ProblemWords.Of(one.Read.Problems), First(view, name))
        : Outcome.Warn(ProblemWords.Of(one.Read.Problems), First(view, name)));

    static Text First(View view, DomainName name)
    {
        var record = Zone.Txt(name, $"v=TLSRPTv1; rua=mailto:tls-reports@{view.Domain}");
        return new($"Publish: {record}", $"Publiez : {record}");
    }

    static Outcome OnSelection(View view, Func<DomainName, TlsRptSelection, Outcome> judge)
    {
        if (TlsRptRecord.NameFor(view.Domain) is not { } name)
            return Outcome.NotApplicable(new("the name is too long for it", "le nom est trop long pour cela"));
        var look = view.Strings(name);
        return view.Once(MailUse.Of).BarForReceiver ?? (look is Look<IReadOnlyList<string>>.Seen(var texts)
            ? judge(name, TlsRptSelection.From(texts))
            : Outcome.NotMeasured(look.Why));
    }
}
