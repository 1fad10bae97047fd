namespace Servanda.Core.Names;

/// <summary>Normalisation Form C (UAX 15 §1.3; Hangul by Unicode §3.12).</summary>
static class IdnaNormalization
{
    const int HangulBase = 0xAC00;
    const int LeadBase = 0x1100;
    const int VowelBase = 0x1161;
    const int TailBase = 0x11A7;
    const int Leads = 19;
    const int Vowels = 21;
    const int Tails = 28;

    /// <summary>Puts the list into Normalisation Form C.</summary>
    public static void Compose(List<int> codePoints)
    {
        // Nothing below U+0300 combines or decomposes into anything but itself in this form.
        if (codePoints.TrueForAll(codePoint => codePoint < 0x300))
            return;
        var parts = new List<int>(codePoints.Count + 8);
        foreach (var codePoint in codePoints)
            Decompose(codePoint, parts);
        Order(parts);
        codePoints.Clear();
        Combine(parts, codePoints);
    }

    static void Decompose(int codePoint, List<int> into)
    {
        if (codePoint - HangulBase is >= 0 and < Leads * Vowels * Tails and var syllable)
        {
            into.Add(LeadBase + syllable / (Vowels * Tails));
            into.Add(VowelBase + syllable % (Vowels * Tails) / Tails);
            if (syllable % Tails != 0)
                into.Add(TailBase + syllable % Tails);
        }
        else if (IdnaTable.Decomposition(codePoint) is var (first, second))
        {
            Decompose(first, into);
            if (second != 0)
                into.Add(second);
        }
        else
        {
            into.Add(codePoint);
        }
    }

    /// <summary>Sorts each run of combining marks by class, those of one class keeping their order.</summary>
    static void Order(List<int> parts)
    {
        for (var at = 1; at < parts.Count; at++)
        {
            var moved = parts[at];
            var ccc = Class(moved);
            var to = at;
            while (ccc != 0 && to > 0 && Class(parts[to - 1]) > ccc)
            {
                parts[to] = parts[to - 1];
                to--;
            }
            parts[to] = moved;
        }
    }

    static void Combine(List<int> parts, List<int> into)
    {
        var starter = -1;
        var lastClass = 0;
        foreach (var part in parts)
        {
            var ccc = Class(part);
            // A mark is blocked from its starter by another of the same or a higher class, and a starter by anything between.
            var blocked = starter < 0 || (into.Count - 1 > starter && lastClass >= ccc);
            if (!blocked && Pair(into[starter], part) is > 0 and var composed)
            {
                into[starter] = composed;
                continue;
            }
            if (ccc == 0)
                starter = into.Count;
            lastClass = ccc;
            into.Add(part);
        }
    }

    static int Pair(int first, int second) =>
        (first - LeadBase, second - VowelBase) is ( >= 0 and < Leads and var lead, >= 0 and < Vowels and var vowel)
            ? HangulBase + (lead * Vowels + vowel) * Tails
        : (first - HangulBase, second - TailBase) is ( >= 0 and < Leads * Vowels * Tails and var syllable, > 0 and < Tails and var tail)
            && syllable % Tails == 0
            ? first + tail
        : IdnaTable.Composition(first, second);

    static byte Class(int codePoint) => codePoint < 0x300 ? (byte)0 : IdnaTable.Of(codePoint).CombiningClass;
}
