namespace Servanda.Accords.Reading;

/// <summary>Reads a file of <c>controls/</c>: the controls of one group, which is the file's name.</summary>
static class ControlFileReader
{
    public static IReadOnlyList<Control> Read(YamlNode? root, FileSink problems, References references)
    {
        if (YamlFields.Of(root, problems) is not { } file)
            return [];
        var controls = new List<Control>();
        foreach (var item in file.Items("controls", required: true))
        {
            if (YamlFields.Of(item, problems) is { } fields)
                controls.Add(ReadOne(fields, Ids.OfFile(problems.File), references));
        }
        file.End();
        return controls;
    }

    static Control ReadOne(YamlFields fields, string group, References references)
    {
        if (fields.Scalar("id", required: true) is { } id)
        {
            if (!Ids.IsIn(id.Value, group))
                fields.Problems.Add(id.Line, id.Column, "id.place", id.Value);
            references.Declare(IdKind.Control, id.Value, fields.Problems, id.Line, id.Column);
        }
        var control = new Control
        {
            Id = fields.String("id"),
            Title = fields.BilingualOrEmpty("title"),
            Statement = fields.BilingualOrEmpty("statement"),
            Remedy = fields.BilingualOrEmpty("remedy"),
            Clauses = fields.Strings("clauses", required: true),
            Asset = WordReader.AssetKind(fields, "asset"),
            ShownBy = WordReader.ShownBy(fields, "shownBy"),
            Caution = fields.Bilingual("caution", required: false),
        };
        fields.End();
        return control;
    }
}
