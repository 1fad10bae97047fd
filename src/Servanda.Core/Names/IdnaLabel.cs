using System.Text;

namespace Servanda.Core.Names;

/// <summary>One label as code points, and where in the text it began.</summary>
sealed class IdnaLabel(int offset, List<int> codePoints)
{
    public int Offset => offset;

    public List<int> CodePoints { get; set; } = codePoints;

    /// <summary>The validity criteria for a label that is not ASCII (UTS 46 §4.1).</summary>
    public void Check(List<Problem> problems)
    {
        var normal = new List<int>(CodePoints);
        IdnaNormalization.Compose(normal);
        if (!normal.SequenceEqual(CodePoints))
            Add(problems, "idna.nfc", "UTS 46 §4.1 criterion 1");
        if (CodePoints is ['x', 'n', '-', '-', ..])
            Add(problems, "idna.prefix", "UTS 46 §4.1 criterion 4");
        if (IdnaTable.Of(CodePoints[0]).IsMark)
            Add(problems, "idna.mark", "UTS 46 §4.1 criterion 6");
        foreach (var codePoint in CodePoints)
        {
            // ASCII beside other scripts is letters, digits, hyphen, and underscore for the labels of RFC 8552.
            if (codePoint < 0x80
                ? !char.IsAsciiLetterLower((char)codePoint) && !char.IsAsciiDigit((char)codePoint) && codePoint is not ('-' or '_')
                : IdnaTable.Of(codePoint).Status is not IdnaStatus.Valid)
                Add(problems, "idna.disallowed", "UTS 46 §4.1 criterion 7", $"U+{codePoint:X4}");
        }
        IdnaJoiners.Check(this, problems);
    }

    public void Add(List<Problem> problems, string code, string clause, string? detail = null) =>
        problems.Add(new Problem(code, offset, clause, detail));

    public override string ToString()
    {
        var text = new StringBuilder(CodePoints.Count);
        foreach (var codePoint in CodePoints)
            text.Append(new Rune(codePoint).ToString());
        return text.ToString();
    }
}
