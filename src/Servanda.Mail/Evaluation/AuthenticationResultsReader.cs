using System.Globalization;
using Servanda.Core;

namespace Servanda.Mail.Evaluation;

/// <summary>
/// Reads Authentication-Results fields (RFC 8601 §2). There is a value when there is an authserv-id and the version is
/// known; results that cannot be read are left out of it.
/// </summary>
public static class AuthenticationResultsReader
{
    const int MaxLength = 64 * 1024;
    const int MaxItems = 200;
    const int KnownVersion = 1;

    /// <summary>Reads the value of a field, folded or not.</summary>
    public static Parsed<AuthenticationResults> Read(ReadOnlySpan<char> value)
    {
        var log = new ProblemLog();
        if (value.Length > MaxLength)
        {
            log.Add(AuthenticationProblems.Size.At(MaxLength));
            value = value[..MaxLength];
        }
        var text = new AuthenticationText(value, log);
        var server = text.TakeValue();
        if (server is null)
        {
            log.Add(AuthenticationProblems.Server.At(text.Position));
            return new(null, log.InOrder());
        }
        if (!TryReadVersion(ref text, out var version))
        {
            log.Add(AuthenticationProblems.Version.At(text.Position));
            return new(null, log.InOrder());
        }
        return new(new(server, ReadResults(ref text, log)) { Version = version }, log.InOrder());
    }

    static bool TryReadVersion(ref AuthenticationText text, out int? version)
    {
        version = null;
        text.SkipBlanks();
        if (text.IsAtEnd || text.IsAt(';'))
            return true;
        if (!int.TryParse(text.TakeToken(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number != KnownVersion)
            return false;
        version = number;
        text.SkipBlanks();
        return text.IsAtEnd || text.IsAt(';');
    }

    static List<AuthenticationResult> ReadResults(ref AuthenticationText text, ProblemLog log)
    {
        var results = new List<AuthenticationResult>();
        var (isNone, isTold) = (false, false);
        while (text.TryTake(';'))
        {
            text.SkipBlanks();
            // A semicolon at the end is outside the grammar, and often written.
            if (text.IsAtEnd)
                break;
            var start = text.Position;
            if (results.Count == MaxItems)
            {
                log.Add(AuthenticationProblems.Size.At(start));
                return results;
            }
            if (ReadResult(ref text, log, out var said) is { } result)
                results.Add(result);
            else if (said == "none")
                isNone = true;
            else
            {
                log.Add(AuthenticationProblems.Result.At(start));
                isTold = true;
            }
            text.SkipResult();
        }
        if (results.Count == 0 && !isNone && !isTold)
            log.Add(AuthenticationProblems.Empty.At(text.Position));
        return results;
    }

    static AuthenticationResult? ReadResult(ref AuthenticationText text, ProblemLog log, out string? method)
    {
        method = text.TakeKeyword();
        text.SkipBlanks();
        int? version = null;
        if (method is not null && text.TryTake('/'))
        {
            if (!int.TryParse(text.TakeKeyword(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                return null;
            version = number;
            text.SkipBlanks();
        }
        if (method is null || !text.TryTake('=') || text.TakeKeyword() is not { } result)
        {
            // "none" alone is a word of its own; with anything behind it, it is no result.
            method = text.IsAtEnd || text.IsAt(';') ? method?.ToLowerInvariant() : null;
            return null;
        }
        var (reason, properties) = ReadDetails(ref text, log);
        return new(method, result) { Version = version, Reason = reason, Properties = properties };
    }

    // reason=VALUE, then ptype.property=pvalue, any number of them.
    static (string?, List<AuthenticationProperty>) ReadDetails(ref AuthenticationText text, ProblemLog log)
    {
        string? reason = null;
        var properties = new List<AuthenticationProperty>();
        while (true)
        {
            text.SkipBlanks();
            if (text.IsAtEnd || text.IsAt(';'))
                return (reason, properties);
            var start = text.Position;
            var type = text.TakeKeyword();
            text.SkipBlanks();
            if (type is not null && text.TryTake('.') && text.TakeKeyword() is { } name)
            {
                text.SkipBlanks();
                if (text.TryTake('=') && text.TakePropertyValue() is { } value && properties.Count < MaxItems)
                {
                    properties.Add(new(type, name, value));
                    continue;
                }
            }
            else if (reason is null && properties.Count == 0 && string.Equals(type, "reason", StringComparison.OrdinalIgnoreCase)
                && text.TryTake('='))
            {
                reason = text.TakeValue();
                if (reason is not null)
                    continue;
            }
            log.Add(AuthenticationProblems.Property.At(start));
            return (reason, properties);
        }
    }
}
