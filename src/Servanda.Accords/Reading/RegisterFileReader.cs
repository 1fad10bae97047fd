using Servanda.Accords.Registers;

namespace Servanda.Accords.Reading;

/// <summary>Reads a register: <c>registers/ID.yaml</c> says what the list is, <c>registers/ID.csv</c> is the list.</summary>
static class RegisterFileReader
{
    static readonly string[] Columns = ["organisation", "name", "category", "signed_on", "source", "unverified"];

    /// <summary>What the list is, without its rows.</summary>
    public static Register? ReadManifest(YamlNode? root, FileSink problems, References references)
    {
        if (YamlFields.Of(root, problems) is not { } fields)
            return null;
        if (fields.Scalar("id", required: true) is { } id)
        {
            if (!Ids.IsSimple(id.Value) || id.Value != Ids.OfFile(problems.File))
                problems.Add(id.Line, id.Column, "id.place", id.Value);
            references.Declare(IdKind.Register, id.Value, problems, id.Line, id.Column);
        }
        if (fields.Scalar("accord", required: true) is { } accord)
            references.Refer(IdKind.Accord, accord, problems);
        var complete = fields.Scalar("complete", required: true);
        if (complete is not (null or { Value: "true" or "false" }))
            problems.Add(complete.Line, complete.Column, "field.value", complete.Value);
        var register = new Register
        {
            Id = fields.String("id"),
            AccordId = fields.String("accord"),
            Title = fields.BilingualOrEmpty("title"),
            IsComplete = complete?.Value == "true",
            Sources = fields.Strings("sources", required: true),
            Caution = fields.Bilingual("caution", required: false),
            Signatures = [],
        };
        fields.End();
        return register;
    }

    /// <summary>The rows, each with the line it stands on.</summary>
    public static IReadOnlyList<(Signature Signature, int Line)> ReadRows(
        string text, Register register, FileSink problems, References references)
    {
        var rows = new List<(Signature, int)>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        CsvTable.Read(text, problems, Columns, row =>
        {
            var signature = ReadRow(row, register, problems, references);
            if (!names.Add(signature.Name))
                row.Report("id.duplicate", signature.Name);
            rows.Add((signature, row.Line));
        });
        return rows;
    }

    static Signature ReadRow(CsvFields row, Register register, FileSink problems, References references)
    {
        var organisation = row.Get("organisation");
        references.Refer(IdKind.Organisation, organisation, problems, row.Line, 0);
        var on = default(PartialDate);
        var written = row.Find("signed_on");
        if (written.Length > 0 && !PartialDate.TryRead(written, out on))
            row.Report("date.invalid", written);
        var category = row.Find("category");
        if (category.Length > 0 && !Ids.IsSimple(category))
            row.Report("id.form", category);
        var unverified = row.Find("unverified");
        if (unverified is not ("" or "yes"))
            row.Report("field.value", unverified);
        return new Signature
        {
            AccordId = register.AccordId,
            OrganisationId = organisation,
            Name = row.Get("name"),
            Category = category.Length > 0 ? category : null,
            On = on.Year > 0 ? on : null,
            Source = row.Get("source"),
            IsUnverified = unverified == "yes",
        };
    }
}
