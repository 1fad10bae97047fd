using System.Buffers;
using System.Globalization;
using Servanda.Core;

namespace Servanda.Assessment.Rules.Web;

/// <summary>What a host says about being spoken to over TLS only (RFC 6797 §6.1).</summary>
/// <param name="MaxAge">Seconds for which browsers remember it; 0 makes them forget.</param>
/// <param name="IncludesSubDomains">True when it counts for every name below too.</param>
/// <param name="Preload">True when the host asks to be put on browsers' lists; no standard has this word.</param>
sealed record StrictTransportSecurity(long MaxAge, bool IncludesSubDomains, bool Preload);

/// <summary>
/// Reads the Strict-Transport-Security field (RFC 6797 §6.1):
/// <code>
/// directive, possibly none | ; directive …     directive: name | name = token or quoted string
/// </code>
/// Directives not known are passed over (§6.1). One given twice leaves open which counts, and so there is no value
/// then.
/// </summary>
static class StrictTransportSecurityReader
{
    /// <summary>Characters of a value looked at.</summary>
    const int MaxLength = 8192;

    const string Clause = "RFC 6797 §6.1";

    /// <summary>The octets of a token (RFC 2616 §2.2, as RFC 6797 has it).</summary>
    static readonly SearchValues<char> Token =
        SearchValues.Create("!#$%&'*+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ^_`abcdefghijklmnopqrstuvwxyz|~");

    /// <summary>Reads one field line.</summary>
    public static Parsed<StrictTransportSecurity> Read(string value)
    {
        if (value.Length > MaxLength)
            return new(null, [new Problem("hsts.too-long", MaxLength, Clause)]);
        var problems = new List<Problem>();
        var given = new Dictionary<string, (string? Value, int Offset)>(StringComparer.OrdinalIgnoreCase);
        var repeated = false;
        for (var at = 0; at <= value.Length;)
        {
            var end = EndOfDirective(value, at);
            var directive = value[at..end].Trim(' ', '\t');
            if (directive.Length > 0)
            {
                if (Split(directive) is not var (name, text))
                    problems.Add(new Problem("hsts.directive", at, Clause, Shown.Of(directive)));
                else if (!given.TryAdd(name, (text, at)))
                {
                    problems.Add(new Problem("hsts.repeated", at, Clause, Shown.Of(name)));
                    repeated = true;
                }
            }
            at = end + 1;
        }
        var maxAge = ReadMaxAge(given, problems);
        if (given.TryGetValue("includeSubDomains", out var include) && include.Value is { } unwanted)
            problems.Add(new Problem("hsts.include-sub-domains", include.Offset, "RFC 6797 §6.1.2", Shown.Of(unwanted)));
        return new(
            maxAge is { } seconds && !repeated
                ? new(seconds, given.ContainsKey("includeSubDomains"), given.ContainsKey("preload"))
                : null,
            problems);
    }

    static long? ReadMaxAge(Dictionary<string, (string? Value, int Offset)> given, List<Problem> problems)
    {
        if (!given.TryGetValue("max-age", out var maxAge))
            problems.Add(new Problem("hsts.max-age.missing", 0, "RFC 6797 §6.1.1"));
        else if (maxAge.Value is not { Length: > 0 } digits || digits.AsSpan().ContainsAnyExceptInRange('0', '9'))
            problems.Add(new Problem("hsts.max-age.value", maxAge.Offset, "RFC 6797 §6.1.1", Shown.Of(maxAge.Value ?? "")));
        else
            return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
                ? seconds
                : long.MaxValue;
        return null;
    }

    /// <summary>The next semicolon that is not inside quotation marks, or the end.</summary>
    static int EndOfDirective(string value, int at)
    {
        var isQuoted = false;
        for (; at < value.Length; at++)
        {
            if (value[at] == '"')
                isQuoted = !isQuoted;
            else if (isQuoted && value[at] == '\\')
                at++;
            else if (!isQuoted && value[at] == ';')
                return at;
        }
        return value.Length;
    }

    /// <summary>Name and value, quotation marks taken off; null when it is no directive.</summary>
    static (string Name, string? Value)? Split(string directive)
    {
        var equals = directive.IndexOf('=', StringComparison.Ordinal);
        var name = (equals < 0 ? directive : directive[..equals]).TrimEnd(' ', '\t');
        if (!IsToken(name))
            return null;
        if (equals < 0)
            return (name, null);
        var value = directive[(equals + 1)..].TrimStart(' ', '\t');
        if (IsToken(value))
            return (name, value);
        return value is ['"', .. var inner, '"'] && !inner.Contains('"', StringComparison.Ordinal) ? (name, inner) : null;
    }

    static bool IsToken(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExcept(Token);
}
