using System.Globalization;
using System.Text;

namespace Servanda.Mail.Evaluation;

/// <summary>Writes Authentication-Results fields (RFC 8601 §2), one result on a line.</summary>
public static class AuthenticationResultsWriter
{
    const string Fold = "\r\n\t";

    /// <summary>The value of the field, folded, without the name and without the last line end. Line ends and other
    /// controls in values, which a header field cannot hold, become blanks.</summary>
    public static string Write(AuthenticationResults results)
    {
        ArgumentNullException.ThrowIfNull(results);
        var text = new StringBuilder();
        AppendValue(text, results.Server);
        if (results.Version is { } version)
            text.Append(CultureInfo.InvariantCulture, $" {version}");
        foreach (var result in results.Results)
            Append(text.Append(';').Append(Fold), result);
        if (results.Results.Count == 0)
            text.Append("; none");
        return text.ToString();
    }

    static void Append(StringBuilder text, AuthenticationResult result)
    {
        text.Append(result.Method);
        if (result.Version is { } version)
            text.Append(CultureInfo.InvariantCulture, $"/{version}");
        text.Append('=').Append(result.Result);
        if (result.Reason is { } reason)
            AppendValue(text.Append(" reason="), reason);
        foreach (var property in result.Properties)
        {
            text.Append(' ').Append(property.Type).Append('.').Append(property.Name).Append('=');
            if (IsAddress(property.Value))
                text.Append(property.Value);
            else
                AppendValue(text, property.Value);
        }
    }

    // [ [ local-part ] "@" ] domain-name stands without quotes, as every reader expects it.
    static bool IsAddress(string value)
    {
        var at = value.LastIndexOf('@');
        return at >= 0 && (at == 0 || IsDotAtom(value.AsSpan(0, at))) && IsDotAtom(value.AsSpan(at + 1));
    }

    static bool IsDotAtom(ReadOnlySpan<char> text) => AuthenticationText.IsToken(text);

    static void AppendValue(StringBuilder text, string value)
    {
        if (AuthenticationText.IsToken(value))
        {
            text.Append(value);
            return;
        }
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
                text.Append('\\');
            text.Append(char.IsControl(c) ? ' ' : c);
        }
        text.Append('"');
    }
}
