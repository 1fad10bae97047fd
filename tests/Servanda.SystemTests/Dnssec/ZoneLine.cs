namespace Servanda.SystemTests.Dnssec;

/// <summary>One record of a signed zone file, in the words of the file; absolute owner.</summary>
sealed record ZoneLine(string Owner, string Ttl, string Type, string Data)
{
    static readonly char[] Blanks = [' ', '\t'];

    /// <summary>Reads what ldns-signzone, and dnssec-signzone with <c>-O full</c>, write: one record a line.</summary>
    public static IReadOnlyList<ZoneLine> ReadAll(string file) => [.. File.ReadLines(file)
        .Select(line => line.Split(" ;{")[0].Trim())
        .Where(line => line.Length > 0 && line[0] != ';')
        .Select(line => line.Split(Blanks, 5, StringSplitOptions.RemoveEmptyEntries))
        .Select(parts => Of(parts[0], parts[1], parts[3], parts.Length > 4 ? parts[4].Trim() : ""))];

    /// <summary>The words of the data.</summary>
    public string[] Words => Data.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>True for the signature over this type.</summary>
    public bool Signs(string type) => Type == "RRSIG" && Words[0] == type;

    /// <summary>The same with one word of the data changed.</summary>
    public ZoneLine With(int word, Func<string, string> change)
    {
        var words = Words;
        words[word] = change(words[word]);
        return this with { Data = string.Join(' ', words) };
    }

    // BIND breaks signatures with blanks; without, each field is one word.
    static ZoneLine Of(string owner, string ttl, string type, string data) => new(owner, ttl, type, type == "RRSIG"
        ? string.Join(' ', data.Split(Blanks, 9, StringSplitOptions.RemoveEmptyEntries)[..8])
            + " " + data.Split(Blanks, 9, StringSplitOptions.RemoveEmptyEntries)[8].Replace(" ", "", StringComparison.Ordinal)
        : data);

    public override string ToString() => $"{Owner}\t{Ttl}\tIN\t{Type}\t{Data}";
}
