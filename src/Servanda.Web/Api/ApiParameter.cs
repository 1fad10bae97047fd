using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Servanda.Accords;
using Servanda.Accords.Findings;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Api;

/// <summary>A parameter of a query: what it means and what it may be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="IsSound">Whether a value has the form.</param>
/// <param name="Form">The form in words.</param>
sealed record ApiParameter(string Name, string Description, Func<string, bool> IsSound, string Form)
{
    /// <summary>Items of a page at the most.</summary>
    public const int MaxLimit = 500;

    /// <summary>Items of a page where nothing is said.</summary>
    public const int UsualLimit = 100;

    const int MaxLength = 200, FirstYear = 1900, LastYear = 9999;

    public static readonly ApiParameter Limit = new("limit", "Items of a page.",
        text => TryNumber(text, 1, MaxLimit, out _), "a whole number from 1 to 500");

    public static readonly ApiParameter Cursor = new("cursor", "Where the page begins: the cursor of the page before.",
        text => ReadCursor(text) is not null, "a cursor that this API gave");

    public static readonly ApiParameter Search = new("q", "Letters of a name; case, accents and punctuation aside.",
        text => text.Length <= PublicRegister.MaxSearch, "100 characters at the most");

    public static readonly ApiParameter Country = new("country", "ISO 3166-1 alpha-3.", Countries.IsAlpha3, "three capital letters such as FRA");

    public static readonly ApiParameter Category = new("category", "The category of signatory.", text => RegisterId.IsOne(text), "an id");

    public static readonly ApiParameter Accord = new("accord", "An accord's id.", text => RegisterId.IsOne(text), "an id");

    public static readonly ApiParameter Organisation = new("organisation", "An organisation's id.", text => RegisterId.IsOne(text), "an id");

    public static readonly ApiParameter Control = new("control", "A control's id.", text => RegisterId.IsOne(text.Replace('.', '-')), "an id such as mail.dmarc");

    public static readonly ApiParameter Year = new("year", "The year of signature.",
        text => TryNumber(text, FirstYear, LastYear, out _), "four digits");

    // What is void is no signature: it is seen where its history is, at the organisation and under its own id.
    public static readonly ApiParameter Status = OneOf("status", "What became of the signature; without it, those that stand.",
        Enum.GetValues<SignatureStatus>().Where(one => one != SignatureStatus.Void).Select(RegisterWords.Id));

    public static readonly ApiParameter Kind = OneOf("kind", "What a change did.", Enum.GetValues<ChangeKind>().Select(RegisterWords.Id));

    public static readonly ApiParameter Lang = OneOf("lang", "The language.", LanguagePath.All.Select(Words.Id));

    public static readonly ApiParameter Finding = OneOf("status", "The outcome of the rule.", Enum.GetValues<FindingStatus>().Select(Words.Id));

    /// <summary>The value in a query; null where it is not there.</summary>
    public string? In(HttpRequest request) => request.Query.TryGetValue(Name, out var value) ? value.ToString() : null;

    /// <summary>What is wrong with its values; null where nothing is.</summary>
    public string? Fault(IReadOnlyList<string?> values) =>
        values.Count != 1 ? "stands more than once"
        : values[0] is not { } value || value.Length > MaxLength || !IsSound(value) ? $"has to be {Form}"
        : null;

    /// <summary>A cursor that goes on after the item with this key.</summary>
    public static string WriteCursor(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>The key in a cursor; null where it is none.</summary>
    public static string? ReadCursor(string text)
    {
        if (text.Length is 0 or > MaxLength || !Base64Url.IsValid(text))
            return null;
        var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        return WriteCursor(key) == text ? key : null;
    }

    internal static bool TryNumber(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;

    static ApiParameter OneOf(string name, string description, IEnumerable<string> words)
    {
        var all = words.ToList();
        return new(name, description, text => all.Contains(text), "one of " + string.Join(", ", all)) { AllowedWords = all };
    }

    /// <summary>The words it may be; empty where it is something else.</summary>
    public IReadOnlyList<string> AllowedWords { get; private init; } = [];
}

/// <summary>All parameters a query may have; any other is refused, so that a slip does not pass for no filter at all.</summary>
sealed record ApiParameters(IReadOnlyList<ApiParameter> All)
{
    const int MaxProblems = 20;

    public static readonly ApiParameters None = new([]);

    /// <summary>Everything that is wrong with a query.</summary>
    public IReadOnlyList<ApiParameterProblem> Check(IQueryCollection query)
    {
        List<ApiParameterProblem> problems = [];
        foreach (var (name, values) in query.Take(MaxProblems))
        {
            var known = All.FirstOrDefault(one => one.Name == name);
            if (known is null)
                problems.Add(new(name, All.Count == 0 ? "there are no parameters here" : "is none of " + string.Join(", ", All.Select(one => one.Name))));
            else if (known.Fault([.. values]) is { } fault)
                problems.Add(new(name, fault));
        }
        return problems;
    }
}
