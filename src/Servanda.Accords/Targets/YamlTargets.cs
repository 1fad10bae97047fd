using System.Globalization;
using Servanda.Accords.Reading;
using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Accords.Targets;

/// <summary>Organisations under <c>organisations:</c>, each once, with everything that can be said of them.</summary>
static class YamlTargets
{
    public static void Read(string text, FileSink problems, TargetList targets)
    {
        if (YamlFields.Of(YamlTree.Read(text, problems), problems) is not { } file)
            return;
        foreach (var item in file.Items("organisations", required: true))
        {
            if (YamlFields.Of(item, problems) is { } fields)
                ReadOne(fields, targets);
        }
        file.End();
    }

    static void ReadOne(YamlFields fields, TargetList targets)
    {
        var before = fields.Problems.All.Count;
        if (fields.Scalar("name", required: true) is not { } name ||
            targets.Begin(name.Value, name.Line, out var isNew) is not { } draft)
            return;
        if (!isNew)
        {
            targets.Spoil(draft, name.Line, name.Column, "id.duplicate", name.Value);
            return;
        }
        if (fields.Scalar("id", required: false) is { } id)
            targets.SetId(draft, id);
        if (fields.Scalar("country", required: false) is { } country)
            targets.SetCountry(draft, country.Value, country.Line, country.Column);
        foreach (var accord in fields.Scalars("accords", required: false))
            targets.AddAccord(draft, accord.Value, accord.Line, accord.Column);
        foreach (var domain in fields.Items("domains", required: false))
            ReadDomain(domain, fields.Problems, targets, draft);
        foreach (var asn in fields.Scalars("asns", required: false))
            targets.AddNetwork(draft, asn);
        foreach (var product in fields.Strings("products", required: false))
            draft.Others.Add(new Asset(AssetKind.Product, product));
        foreach (var attestation in fields.Items("attestations", required: false))
            ReadAttestation(attestation, fields.Problems, targets, draft);
        fields.End();
        draft.IsSound &= fields.Problems.All.Count == before;
    }

    static void ReadDomain(YamlNode node, FileSink problems, TargetList targets, Draft draft)
    {
        if (node is YamlScalar plain)
        {
            targets.AddDomain(draft, plain.Value, [], plain.Line, plain.Column);
            return;
        }
        if (YamlFields.Of(node, problems) is not { } fields)
            return;
        var selectors = fields.Strings("dkimSelectors", required: false);
        if (fields.Scalar("name", required: true) is { } name)
            targets.AddDomain(draft, name.Value, selectors, name.Line, name.Column);
        fields.End();
    }

    static void ReadAttestation(YamlNode node, FileSink problems, TargetList targets, Draft draft)
    {
        if (YamlFields.Of(node, problems) is not { } fields)
            return;
        var control = fields.Scalar("control", required: true);
        if (control is not null && !targets.HasControl(control.Value))
            problems.Add(control.Line, control.Column, "id.dangling", control.Value);
        var on = Day(fields, "on");
        var until = Day(fields, "until");
        if (until < on)
            problems.Add(fields.Line, fields.Column, "date.order", fields.String("until"));
        var documents = new List<Digest>();
        foreach (var document in fields.Scalars("documents", required: false))
        {
            if (Digest.TryRead(document.Value, out var digest))
                documents.Add(digest);
            else
                problems.Add(document.Line, document.Column, "digest.invalid", document.Value);
        }
        draft.Attestations.Add(new Attestation
        {
            ControlId = control?.Value ?? "",
            Statement = fields.String("statement"),
            On = on,
            Until = until,
            Documents = documents,
        });
        fields.End();
    }

    static DateOnly Day(YamlFields fields, string key)
    {
        if (fields.Scalar(key, required: true) is not { } scalar)
            return default;
        if (!DateOnly.TryParseExact(scalar.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            fields.Problems.Add(scalar.Line, scalar.Column, "date.invalid", scalar.Value);
        return day;
    }
}
