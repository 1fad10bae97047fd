namespace Servanda.Core.Names;

/// <summary>The Bidi rule (RFC 5893 §2), which binds every label of a name that has a right-to-left one.</summary>
static class IdnaBidi
{
    public static void Check(IReadOnlyList<IdnaLabel> labels, List<Problem> problems)
    {
        if (!labels.Any(label => label.CodePoints.Exists(codePoint => IsRightToLeft(Class(codePoint)))))
            return;
        foreach (var label in labels)
        {
            // A label such as _dmarc names no host (RFC 8552 §1.1) and is never shown beside others; the rule would forbid it.
            if (label.CodePoints is [] or ['_', ..])
                continue;
            if (BrokenCondition(label.CodePoints) is { } condition)
                label.Add(problems, "idna.bidi", $"RFC 5893 §2 condition {condition}");
        }
    }

    static int? BrokenCondition(List<int> label)
    {
        var rightToLeft = IsRightToLeft(Class(label[0])) && Class(label[0]) is not BidiClass.AN;
        if (!rightToLeft && Class(label[0]) is not BidiClass.L)
            return 1;
        var last = label.FindLastIndex(codePoint => Class(codePoint) is not BidiClass.NSM) is >= 0 and var at
            ? Class(label[at])
            : BidiClass.NSM;
        if (!rightToLeft)
        {
            return label.Exists(codePoint => IsRightToLeft(Class(codePoint)) || Class(codePoint) is BidiClass.Other) ? 5
                : last is not (BidiClass.L or BidiClass.EN) ? 6
                : null;
        }
        return label.Exists(codePoint => Class(codePoint) is BidiClass.L or BidiClass.Other) ? 2
            : last is not (BidiClass.R or BidiClass.AL or BidiClass.EN or BidiClass.AN) ? 3
            : Has(label, BidiClass.EN) && Has(label, BidiClass.AN) ? 4
            : null;
    }

    static bool Has(List<int> label, BidiClass wanted) => label.Exists(codePoint => Class(codePoint) == wanted);

    static bool IsRightToLeft(BidiClass found) => found is BidiClass.R or BidiClass.AL or BidiClass.AN;

    static BidiClass Class(int codePoint) => IdnaTable.Of(codePoint).Bidi;
}
