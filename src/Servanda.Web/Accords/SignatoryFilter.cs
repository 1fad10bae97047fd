using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Servanda.Accords.Registers;
using Servanda.Storage.Register;

namespace Servanda.Web.Accords;

/// <summary>Which signatories of an accord a reader wants to see, as the address of the page says it. Words it does not know
/// do not narrow; the same filter is always written the same way.</summary>
public sealed record SignatoryFilter
{
    /// <summary>Rows on a page where nothing is said.</summary>
    public const int DefaultSize = 50;

    /// <summary>The other choices; 0 stands for all.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [DefaultSize, 100, 0];

    /// <summary>What stands in the address for those of whom nobody says.</summary>
    public const string Unsaid = "-";

    const int MaxCategory = 60, MaxPage = 100_000;

    /// <summary>Letters of a name; null for all.</summary>
    public string? Search { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or <see cref="Unsaid"/>; null for all.</summary>
    public string? Country { get; init; }

    /// <summary>A category, or <see cref="Unsaid"/>; null for all.</summary>
    public string? Category { get; init; }

    /// <summary>A status; null for those that stand.</summary>
    public SignatureStatus? Status { get; init; }

    /// <summary>The order.</summary>
    public SignatoryOrder Order { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Rows on a page; 0 for all.</summary>
    public int Size { get; init; } = DefaultSize;

    /// <summary>True when everyone who stands is shown.</summary>
    public bool IsWhole => Search is null && Country is null && Category is null && Status is null;

    /// <summary>Reads what follows the question mark; never throws.</summary>
    public static SignatoryFilter Read(IQueryCollection query)
    {
        var size = Number(query["size"]);
        return new SignatoryFilter
        {
            Search = First(query["q"])?.Trim() is { Length: > 0 } search ? Cut(search) : null,
            Country = First(query["country"]) is { } country && (country == Unsaid || Countries.IsAlpha3(country)) ? country : null,
            Category = First(query["category"]) is { Length: > 0 and <= MaxCategory } category && category.All(IsOfId) ? category : null,
            Status = RegisterWords.TryRead(First(query["status"]), out var status)
                && status is not (SignatureStatus.Active or SignatureStatus.Void) ? status : null,
            Order = Orders.FirstOrDefault(order => Word(order) == First(query["order"])),
            Page = Math.Clamp(Number(query["page"]) ?? 1, 1, MaxPage),
            Size = size is { } rows && Sizes.Contains(rows) ? rows : DefaultSize,
        };
    }

    /// <summary>The question to the register.</summary>
    public SignatoryQuery ToQuery() => new()
    {
        Search = Search,
        Country = Country == Unsaid ? "" : Country,
        Category = Category == Unsaid ? "" : Category,
        Status = Status,
        Order = Order,
    };

    /// <summary>What follows the question mark, with it; empty where nothing differs from what is shown at first.</summary>
    public string Write()
    {
        var query = new StringBuilder();
        Add("q", Search);
        Add("country", Country);
        Add("category", Category);
        Add("status", Status is { } status ? RegisterWords.Id(status) : null);
        Add("order", Order == SignatoryOrder.Name ? null : Word(Order));
        Add("size", Size == DefaultSize ? null : Size.ToString(CultureInfo.InvariantCulture));
        Add("page", Page == 1 ? null : Page.ToString(CultureInfo.InvariantCulture));
        return query.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                query.Append(query.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }
    }

    /// <summary>The word of an order in an address.</summary>
    public static string Word(SignatoryOrder order) => order switch
    {
        SignatoryOrder.Name => "name",
        SignatoryOrder.Country => "country",
        SignatoryOrder.Category => "category",
        SignatoryOrder.Newest => "newest",
        SignatoryOrder.Oldest => "oldest",
    };

    static readonly SignatoryOrder[] Orders = Enum.GetValues<SignatoryOrder>();

    static string? First(StringValues values) => values.Count > 0 ? values[0] : null;

    static int? Number(StringValues values) =>
        int.TryParse(First(values), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>As much as a search looks at; a lone half of a character becomes the mark for one (U+FFFD).</summary>
    static string Cut(string text)
    {
        var cut = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (cut.Length + rune.Utf16SequenceLength > PublicRegister.MaxSearch)
                break;
            cut.Append(rune.ToString());
        }
        return cut.ToString().TrimEnd();
    }

    /// <summary>Letters of the ids that we give; the sign for those of whom nobody says is one of them.</summary>
    internal static bool IsOfId(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '-';
}
