using Servanda.Core.Names;

namespace Servanda.Storage.Mail;

/// <summary>
/// A domain name as tables hold it: labels from the root down, a dot after each (<c>org.example.mail.</c>). A name and all
/// below it are then one range of text, which an index finds.
/// </summary>
static class NameKey
{
    /// <summary>The first character after the dot: every name below <c>org.example.</c> sorts before <c>org.example/</c>.</summary>
    const char AfterDot = '/';

    /// <summary>The key of a name; empty for the root and for no name.</summary>
    public static string Of(DomainName? name)
    {
        if (name is null || name.IsRoot)
            return "";
        var text = name.ToString();
        return string.Create(text.Length + 1, text, static (key, text) =>
        {
            var at = 0;
            for (var end = text.Length; end >= 0;)
            {
                var start = end == 0 ? 0 : text.LastIndexOf('.', end - 1) + 1;
                text.AsSpan(start, end - start).CopyTo(key[at..]);
                at += end - start;
                key[at++] = '.';
                end = start - 1;
            }
        });
    }

    /// <summary>The name of a key, as text; empty for no name.</summary>
    public static string Name(string key) => string.Join('.', key.Split('.', StringSplitOptions.RemoveEmptyEntries).Reverse());

    /// <summary>Where the names at and below this one end; exclusive.</summary>
    public static string After(string key) => key.Length == 0 ? "\uFFFF" : key[..^1] + AfterDot;
}
