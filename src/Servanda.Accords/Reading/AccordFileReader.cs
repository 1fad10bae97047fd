namespace Servanda.Accords.Reading;

/// <summary>Reads a file of <c>accords/</c>: one accord, its commitments, and the controls that bear on each.</summary>
static class AccordFileReader
{
    const int MaxYear = 9999;

    public static Accord? Read(YamlNode? root, FileSink problems, References references)
    {
        if (YamlFields.Of(root, problems) is not { } fields)
            return null;
        if (fields.Scalar("id", required: true) is { } id)
        {
            if (!Ids.IsSimple(id.Value))
                problems.Add(id.Line, id.Column, "id.form", id.Value);
            else if (id.Value != Ids.OfFile(problems.File))
                problems.Add(id.Line, id.Column, "id.place", id.Value);
            references.Declare(IdKind.Accord, id.Value, problems, id.Line, id.Column);
        }
        var accord = new Accord
        {
            Id = fields.String("id"),
            Title = fields.BilingualOrEmpty("title"),
            Year = fields.Number("year", "year.invalid", MaxYear) ?? 0,
            Steward = fields.BilingualOrEmpty("steward"),
            Nature = fields.BilingualOrEmpty("nature"),
            Summary = fields.BilingualOrEmpty("summary"),
            SignatoryTypes = fields.Strings("signatoryTypes", required: true),
            Sources = fields.Strings("sources", required: true),
            Caution = fields.Bilingual("caution", required: false),
            Commitments = ReadCommitments(fields, references),
        };
        fields.End();
        return accord;
    }

    static List<Commitment> ReadCommitments(YamlFields accord, References references)
    {
        var commitments = new List<Commitment>();
        foreach (var item in accord.Items("commitments", required: true))
        {
            if (YamlFields.Of(item, accord.Problems) is { } fields)
                commitments.Add(ReadCommitment(fields, references));
        }
        return commitments;
    }

    static Commitment ReadCommitment(YamlFields fields, References references)
    {
        if (fields.Scalar("id", required: true) is { } id)
        {
            if (!Ids.IsIn(id.Value, Ids.OfFile(fields.Problems.File)))
                fields.Problems.Add(id.Line, id.Column, "id.place", id.Value);
            references.Declare(IdKind.Commitment, id.Value, fields.Problems, id.Line, id.Column);
        }
        var commitment = new Commitment
        {
            Id = fields.String("id"),
            Title = fields.BilingualOrEmpty("title"),
            Meaning = fields.BilingualOrEmpty("meaning"),
            Modality = fields.String("modality"),
            AppliesTo = fields.Strings("appliesTo", required: true),
            Caution = fields.Bilingual("caution", required: false),
            Controls = ReadWeights(fields, references),
        };
        fields.End();
        return commitment;
    }

    static List<ControlWeight> ReadWeights(YamlFields commitment, References references)
    {
        var weights = new List<ControlWeight>();
        foreach (var item in commitment.Items("controls", required: false))
        {
            if (YamlFields.Of(item, commitment.Problems) is { } fields && ReadWeight(fields, references) is { } weight)
            {
                if (weights.Exists(other => other.ControlId == weight.ControlId))
                    fields.Problems.Add(fields.Line, fields.Column, "id.duplicate", weight.ControlId);
                weights.Add(weight);
            }
        }
        return weights;
    }

    static ControlWeight? ReadWeight(YamlFields fields, References references)
    {
        var control = fields.Scalar("control", required: true);
        if (control is not null)
            references.Refer(IdKind.Control, control, fields.Problems);
        var met = fields.Number("met", "weight.range", ControlWeight.Max);
        var unmet = fields.Number("unmet", "weight.range", ControlWeight.Max);
        var rationale = fields.BilingualOrEmpty("rationale");
        fields.End();
        if (control is null || met is null || unmet is null)
            return null;
        if (met + unmet == 0)
            fields.Problems.Add(control.Line, control.Column, "weight.none", control.Value);
        return new ControlWeight(control.Value, met.Value, unmet.Value, rationale);
    }
}
