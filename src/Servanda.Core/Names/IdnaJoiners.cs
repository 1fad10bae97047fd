namespace Servanda.Core.Names;

/// <summary>Where the zero-width joiners may stand (RFC 5892 appendix A.1 and A.2).</summary>
static class IdnaJoiners
{
    const int NonJoiner = 0x200C;
    const int Joiner = 0x200D;
    const byte Virama = 9;

    public static void Check(IdnaLabel label, List<Problem> problems)
    {
        var codePoints = label.CodePoints;
        for (var at = 0; at < codePoints.Count; at++)
        {
            if (codePoints[at] is not (NonJoiner or Joiner))
                continue;
            var afterVirama = at > 0 && IdnaTable.Of(codePoints[at - 1]).CombiningClass == Virama;
            if (!afterVirama && (codePoints[at] == Joiner || !BreaksJoin(codePoints, at)))
                label.Add(problems, "idna.joiner", codePoints[at] == Joiner ? "RFC 5892 A.2" : "RFC 5892 A.1");
        }
    }

    /// <summary>Whether letters that would join stand on both sides, with only transparent ones between.</summary>
    static bool BreaksJoin(List<int> codePoints, int at)
    {
        var before = at - 1;
        while (before >= 0 && Type(codePoints[before]) is JoiningType.Transparent)
            before--;
        var after = at + 1;
        while (after < codePoints.Count && Type(codePoints[after]) is JoiningType.Transparent)
            after++;
        return before >= 0 && after < codePoints.Count &&
            Type(codePoints[before]) is JoiningType.Left or JoiningType.Dual &&
            Type(codePoints[after]) is JoiningType.Right or JoiningType.Dual;
    }

    static JoiningType Type(int codePoint) => IdnaTable.Of(codePoint).Joining;
}
