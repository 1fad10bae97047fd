using Servanda.Core;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Changes to a <c>name=value; name=value</c> record (RFC 6376 §3.2 and what is modelled on it), for remedies:
/// what was published stays in its order.</summary>
static class TagText
{
    /// <summary>The record without the tags that a problem points at.</summary>
    public static string Without(string text, IReadOnlyCollection<Problem> problems)
    {
        var kept = new List<string>();
        for (var at = 0; at <= text.Length;)
        {
            var end = text.IndexOf(';', at) is >= 0 and var semicolon ? semicolon : text.Length;
            if (at == 0 || !problems.Any(one => one.Offset >= at && one.Offset <= end && IsAboutATag(one)))
                kept.Add(text[at..end]);
            at = end + 1;
        }
        return Join(kept);
    }

    /// <summary>The record with this tag set: in its place when it is there, else behind the tag <paramref
    /// name="after"/>, else at the end.</summary>
    public static string With(string text, string name, string value, string after = "p")
    {
        var tags = text.Split(';').ToList();
        var there = tags.FindIndex(tag => Is(tag, name));
        if (there >= 0)
            tags[there] = $"{name}={value}";
        else
        {
            var behind = tags.FindIndex(tag => Is(tag, after));
            tags.Insert(behind >= 0 ? behind + 1 : tags.Count, $"{name}={value}");
        }
        return Join(tags);
    }

    /// <summary>The record without this tag.</summary>
    public static string Drop(string text, string name) => Join(text.Split(';').Where(tag => !Is(tag, name)));

    /// <summary>What is missing is reported at the end of the record, where another tag stands.</summary>
    static bool IsAboutATag(Problem problem) => !problem.Code.EndsWith(".missing", StringComparison.Ordinal);

    static bool Is(string tag, string name) =>
        tag.AsSpan(0, tag.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? equals : tag.Length)
            .Trim().Equals(name, StringComparison.OrdinalIgnoreCase);

    static string Join(IEnumerable<string> tags) =>
        string.Join("; ", tags.Select(tag => tag.Trim()).Where(tag => tag.Length > 0));
}
