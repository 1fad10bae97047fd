using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules;

namespace Servanda.Cli.Commands;

/// <summary>Writes what things of the catalogue are, wrapped for a terminal.</summary>
sealed class Explanation(Catalogue catalogue, Language language, TextWriter output)
{
    const int Width = 96;

    public void Rule(Rule rule)
    {
        Head(rule.Id, rule.Title);
        Line(new("Clause", "Clause"), rule.Clause);
        Line(new("Weight", "Poids"), rule.Severity switch
        {
            Severity.Required => new Text("required: decides the control", "exigée : décide du contrôle"),
            Severity.Recommended => new Text("recommended: informs only", "recommandée : informe seulement"),
        });
        if (catalogue.FindControl(rule.ControlId) is { } control)
            Line(new("Control", "Contrôle"), $"{control.Id}, {control.Title.In(language)}");
    }

    public void Control(Control control)
    {
        Head(control.Id, control.Title);
        Paragraph(control.Statement);
        Paragraph(control.Remedy);
        if (control.Caution is { } caution)
            Paragraph(caution);
        Line(new("Clauses", "Clauses"), string.Join(", ", control.Clauses));
        Line(new("Shown by", "Démontré par"), control.ShownBy switch
        {
            ShownBy.Measurement => new Text("measurement", "mesure"),
            ShownBy.Attestation => new Text("attestation only", "attestation seulement"),
            ShownBy.LaterMeasurement => new Text("attestation; measurement in a later version",
                "attestation ; mesure dans une version ultérieure"),
        });
        List(new("Rules", "Règles"), RuleBook.All.Where(rule => rule.ControlId == control.Id)
            .Select(rule => $"{rule.Id}: {rule.Title.In(language)} ({rule.Clause})"));
        List(new("Bears on", "Porte sur"),
            from accord in catalogue.Accords
            from commitment in accord.Commitments
            from weight in commitment.Controls
            where weight.ControlId == control.Id
            select $"{commitment.Id} (met {weight.Met}, unmet {weight.Unmet}): {weight.Rationale.In(language)}");
    }

    public void Commitment(Commitment commitment)
    {
        Head(commitment.Id, commitment.Title);
        Paragraph(commitment.Meaning);
        Line(new("Modality", "Modalité"), commitment.Modality);
        Line(new("Applies to", "S’applique à"), string.Join(", ", commitment.AppliesTo));
        List(new("Controls", "Contrôles"), commitment.Controls.Select(weight =>
            $"{weight.ControlId} (met {weight.Met}, unmet {weight.Unmet}): {weight.Rationale.In(language)}"));
        List(new("Crosswalk", "Correspondances"), catalogue.Crosswalk
            .Where(link => link.From == commitment.Id || link.To == commitment.Id)
            .Select(link => $"{link.From} {link.Relation} {link.To}: {link.Rationale.In(language)}"));
    }

    public void Accord(Accord accord)
    {
        Head(accord.Id, accord.Title);
        Paragraph(accord.Summary);
        if (accord.Caution is { } caution)
            Paragraph(caution);
        Line(new("Year", "Année"), accord.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Line(new("Kept by", "Tenu par"), accord.Steward);
        Line(new("Nature", "Nature"), accord.Nature);
        List(new("Commitments", "Engagements"), accord.Commitments.Select(one => $"{one.Id}: {one.Title.In(language)}"));
        List(new("Sources", "Sources"), accord.Sources);
    }

    void Head(string id, Text title)
    {
        output.WriteLine($"{id}  {title.In(language)}");
        output.WriteLine();
    }

    void Paragraph(Text text)
    {
        Wrap(text.In(language), "");
        output.WriteLine();
    }

    void Line(Text label, Text value) => Line(label, value.In(language));

    void Line(Text label, string value) => Wrap($"{label.In(language)}: {value}", "  ");

    void List(Text label, IEnumerable<string> items)
    {
        var all = items.ToList();
        if (all.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine($"{label.In(language)}:");
        foreach (var item in all)
            Wrap($"- {item}", "  ");
    }

    void Wrap(string text, string indent)
    {
        var line = new System.Text.StringBuilder();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                output.WriteLine(line);
                line.Clear().Append(indent);
            }
            else if (line.Length > 0)
            {
                line.Append(' ');
            }
            line.Append(word);
        }
        output.WriteLine(line);
    }
}
