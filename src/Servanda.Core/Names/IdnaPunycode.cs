using System.Text;

namespace Servanda.Core.Names;

/// <summary>Punycode (RFC 3492), for one label, without the prefix.</summary>
static class IdnaPunycode
{
    const int Base = 36;
    const int TMin = 1;
    const int TMax = 26;
    const int Skew = 38;
    const int Damp = 700;
    const int InitialBias = 72;
    const int InitialN = 0x80;

    /// <summary>Encodes at most 63 code points (§6.3); within that bound nothing can run over.</summary>
    public static string Encode(IReadOnlyList<int> input)
    {
        var output = new StringBuilder();
        foreach (var codePoint in input)
        {
            if (codePoint < InitialN)
                output.Append((char)codePoint);
        }
        var basic = output.Length;
        if (basic > 0)
            output.Append('-');
        var (n, delta, bias) = (InitialN, 0, InitialBias);
        for (var handled = basic; handled < input.Count; delta++, n++)
        {
            var next = input.Where(codePoint => codePoint >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var codePoint in input)
            {
                if (codePoint < n)
                    delta++;
                if (codePoint != n)
                    continue;
                WriteInteger(delta, bias, output);
                bias = Adapt(delta, handled + 1, first: handled == basic);
                delta = 0;
                handled++;
            }
        }
        return output.ToString();
    }

    /// <summary>Decodes lower-case ASCII (§6.2); null where it is no Punycode or gives what is no code point.</summary>
    public static List<int>? Decode(ReadOnlySpan<char> input)
    {
        var basic = Math.Max(0, input.LastIndexOf('-'));
        var output = new List<int>(input.Length);
        foreach (var c in input[..basic])
            output.Add(c);
        var (n, i, bias) = (InitialN, 0L, InitialBias);
        for (var at = basic > 0 ? basic + 1 : 0; at < input.Length;)
        {
            var before = i;
            if (!ReadInteger(input, ref at, bias, ref i))
                return null;
            var count = output.Count + 1;
            bias = Adapt((int)(i - before), count, first: before == 0);
            n = (int)Math.Min(n + i / count, int.MaxValue);
            if (!Rune.IsValid(n))
                return null;
            output.Insert((int)(i % count), n);
            i = i % count + 1;
        }
        return output;
    }

    /// <summary>A generalised variable-length integer (§3.3), digit by digit, least first.</summary>
    static void WriteInteger(int value, int bias, StringBuilder output)
    {
        for (var k = Base; ; k += Base)
        {
            var t = Threshold(k, bias);
            if (value < t)
            {
                output.Append(Digit(value));
                return;
            }
            output.Append(Digit(t + (value - t) % (Base - t)));
            value = (value - t) / (Base - t);
        }
    }

    static bool ReadInteger(ReadOnlySpan<char> input, ref int at, int bias, ref long value)
    {
        var weight = 1L;
        for (var k = Base; at < input.Length; k += Base)
        {
            var digit = input[at++] switch
            {
                >= 'a' and <= 'z' and var letter => letter - 'a',
                >= '0' and <= '9' and var figure => figure - '0' + 26,
                _ => -1,
            };
            if (digit < 0)
                return false;
            value += digit * weight;
            // §6.4: past this no code point can come of it, and far below it nothing has run over.
            if (value > int.MaxValue)
                return false;
            var t = Threshold(k, bias);
            if (digit < t)
                return true;
            weight *= Base - t;
            if (weight > int.MaxValue)
                return false;
        }
        return false;
    }

    static int Threshold(int k, int bias) => Math.Clamp(k - bias, TMin, TMax);

    static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    static int Adapt(int delta, int count, bool first)
    {
        delta /= first ? Damp : 2;
        delta += delta / count;
        var k = 0;
        for (; delta > (Base - TMin) * TMax / 2; k += Base)
            delta /= Base - TMin;
        return k + (Base - TMin + 1) * delta / (delta + Skew);
    }
}
