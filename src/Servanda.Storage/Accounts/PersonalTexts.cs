namespace Servanda.Storage.Accounts;

/// <summary>
/// Texts in which a person may be named: what they wrote, what their organisations said in public, and what was written at the
/// desk of them. The text is the organisation's or the secretariat's and stays; the person's name and address go out of it.
/// </summary>
static class PersonalTexts
{
    /// <summary>What stands where a name stood.</summary>
    public const string Mark = "[…]";

    /// <summary>Shorter than this a name is no name to look for, but a part of other words.</summary>
    const int MinName = 3;

    // Where people write, and which rows are near a person: what they wrote, and what is about their organisations or their
    // applications. An address is looked for everywhere, since nothing else looks like it; a name only near its person, since
    // a name can be chosen, and would else rub words out of what others wrote.
    static readonly Place[] Places =
    [
        new("reply", "text", "organisation = @organisation OR account = @id"),
        new("attestation", "statement", "organisation = @organisation OR account = @id"),
        new("application", "statement", "organisation = @organisation"),
        new("register_change", "reason", "organisation = @organisation"),
        new("control_result", "attestation", "assessment IN (SELECT id FROM assessment WHERE organisation = @organisation)"),
        new("desk_event", "reason", """
            actor = @id OR (subject_kind = 'organisation' AND subject = @organisation) OR (subject_kind = 'application'
                AND subject IN (SELECT id FROM application WHERE organisation = @organisation OR LOWER(contact_mail) = @key))
            """),
        new("letter", "subject", "1 = 0"),
        new("letter", "body", "1 = 0"),
    ];

    /// <summary>Every text that names the person: the table, and the text.</summary>
    public static async Task<IReadOnlyList<(string Where, string Text)>> NamingAsync(
        StoreTransaction change, PersonalScope person, CancellationToken cancel)
    {
        List<(string, string)> found = [];
        foreach (var place in Places)
            found.AddRange((await ReadAsync(change, place, person, cancel)).Select(text => (place.Table, text)));
        return found;
    }

    /// <summary>Takes the person's name and address out of every text; returns of how many.</summary>
    public static async Task<int> EraseAsync(StoreTransaction change, PersonalScope person, CancellationToken cancel)
    {
        var rows = 0;
        foreach (var place in Places)
        {
            foreach (var before in await ReadAsync(change, place, person, cancel))
                rows += await change.ExecuteAsync(
                    $"UPDATE {place.Table} SET {place.Column} = @after WHERE {place.Column} = @before",
                    new { before, after = Without(before, person) }, cancel);
        }
        return rows;
    }

    /// <summary>Whether a text names a person.</summary>
    public static bool IsNaming(string text, PersonalScope person) => Terms(person).Any(term => Find(text, term, 0) >= 0);

    /// <summary>A text without the person's names and address, in any case of letters, as whole words.</summary>
    internal static string Without(string text, PersonalScope person)
    {
        foreach (var term in Terms(person))
        {
            for (var at = Find(text, term, 0); at >= 0; at = Find(text, term, at + Mark.Length))
                text = string.Concat(text.AsSpan(0, at), Mark, text.AsSpan(at + term.Length));
        }
        return text;
    }

    static async Task<IReadOnlyList<string>> ReadAsync(
        StoreTransaction change, Place place, PersonalScope person, CancellationToken cancel)
    {
        HashSet<string> found = new(StringComparer.Ordinal);
        foreach (var organisation in person.Organisations.DefaultIfEmpty(""))
        {
            var near = await change.QueryAsync<string>(
                $"SELECT {place.Column} FROM {place.Table} WHERE {place.Column} <> '' AND ({place.Near})",
                new { organisation, id = person.Id, key = person.Key }, cancel);
            found.UnionWith(near.Where(text => IsNaming(text, person)));
        }
        var like = $"%{person.Key.Replace("!", "!!", StringComparison.Ordinal).Replace("%", "!%", StringComparison.Ordinal).Replace("_", "!_", StringComparison.Ordinal)}%";
        var addressed = await change.QueryAsync<string>(
            $"SELECT {place.Column} FROM {place.Table} WHERE LOWER({place.Column}) LIKE @like ESCAPE '!'", new { like }, cancel);
        found.UnionWith(addressed.Where(text => Find(text, person.Key, 0) >= 0));
        return [.. found];
    }

    static IEnumerable<string> Terms(PersonalScope person) =>
        [person.Key, .. person.Names.Where(name => name.Length >= MinName).OrderByDescending(name => name.Length)];

    // A whole word: "ada" is not in "adamant".
    static int Find(string text, string term, int from)
    {
        for (var at = from; (at = text.IndexOf(term, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            var end = at + term.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return at;
        }
        return -1;
    }

    /// <summary>A column people write in.</summary>
    /// <param name="Table">The table.</param>
    /// <param name="Column">The column.</param>
    /// <param name="Near">Which rows are near a person.</param>
    sealed record Place(string Table, string Column, string Near);
}
