namespace Servanda.Cli.Reports;

/// <summary>Reads the one mark-up that reasons and remedies may carry: back-ticks round what is to be copied exactly.</summary>
static class Prosaic
{
    /// <summary>The parts in order, and whether each stood between back-ticks. An odd back-tick is only a back-tick.</summary>
    public static IEnumerable<(string Part, bool IsCode)> Split(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf('`', at);
            var close = open < 0 ? -1 : text.IndexOf('`', open + 1);
            if (close < 0)
            {
                yield return (text[at..], false);
                yield break;
            }
            if (open > at)
                yield return (text[at..open], false);
            if (close > open + 1)
                yield return (text[(open + 1)..close], true);
            at = close + 1;
        }
    }
}
