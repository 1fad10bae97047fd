using System.Globalization;
using Servanda.Accords;
using Servanda.Core;
using Servanda.Mail.Spf;
using Text = Servanda.Accords.Text;

namespace Servanda.Cli.Mail;

/// <summary>Prints an evaluation by SPF for people.</summary>
static class SpfText
{
    public static void Write(TextWriter output, SpfEvaluation seen, Language language)
    {
        output.WriteLine(Visible.Of($"{seen.Result.Word()}: {SpfWords.Why(seen).In(language)}"));
        if (seen.Explanation is { } explanation)
            output.WriteLine(Visible.Of($"  {Explanation.In(language)}: {explanation}"));
        output.WriteLine(Visible.Of(string.Create(CultureInfo.InvariantCulture,
            $"  {Identity.In(language)}: {SpfWords.Identity(seen.Sender.Identity).In(language)} {seen.Sender.DomainText}, {seen.Sender.Client}")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"  {Counts.In(language)}: {seen.Lookups}/{SpfWalk.MaxLookups}, {seen.Voids}/{SpfWalk.MaxVoids}"));
        if (seen.Trace.Count == 0)
            return;
        output.WriteLine();
        var width = seen.Trace.Max(step => step.Depth * 2 + step.Term.Length);
        foreach (var step in seen.Trace)
        {
            var term = new string(' ', step.Depth * 2) + step.Term;
            var target = step.Target is null || step.Term.EndsWith(step.Target.ToString(), StringComparison.OrdinalIgnoreCase)
                ? ""
                : $" ({step.Target})";
            output.WriteLine(Visible.Of($"  {term.PadRight(width)}  {SpfWords.Outcome(step.Outcome).In(language)}{target}"));
        }
    }

    static Text Explanation { get; } = new("the domain explains", "le domaine explique");

    static Text Identity { get; } = new("checked", "vérifié");

    static Text Counts { get; } = new("lookups, of them void", "requêtes, dont vaines");
}
