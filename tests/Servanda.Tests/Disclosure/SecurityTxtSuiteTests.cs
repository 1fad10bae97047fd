using System.Text;
using System.Text.Json;
using Servanda.Disclosure.SecurityTxt;

namespace Servanda.Tests.Disclosure;

/// <summary>
/// What the sectxt checker of the Dutch Digital Trust Center said of the inputs of its own tests, held against ours: each
/// of its errors about the file has ours on the same line, and where it has none, neither have we.
/// </summary>
public sealed class SecurityTxtSuiteTests
{
    static readonly DateTimeOffset Recorded = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    static readonly Dictionary<string, string> Ours = new()
    {
        ["bom_in_file"] = "security-txt.bom",
        ["no_contact"] = "security-txt.contact.missing",
        ["no_expire"] = "security-txt.expires.missing",
        ["no_https"] = "security-txt.uri.http",
        ["no_csaf_file"] = "security-txt.csaf",
        ["empty_key"] = "security-txt.field.name",
        ["empty_value"] = "security-txt.field.empty",
        ["prec_ws"] = "security-txt.field.blank",
        ["no_space"] = "security-txt.field.space",
        ["no_uri"] = "security-txt.uri",
        ["no_line_separators"] = "security-txt.line.unterminated",
        ["invalid_line"] = "security-txt.line",
        ["invalid_expiry"] = "security-txt.expires",
        ["signed_format_issue"] = "security-txt.signature.preamble",
        ["pgp_data_error"] = "security-txt.signature.framing",
        ["too_many_line_separators"] = "security-txt.signature.trailing",
        ["no_canonical"] = "security-txt.signature.canonical",
    };

    // Differences, argued.
    // sectxt reads a file behind a byte order mark as if its first line were no Contact; we take the mark off, name it
    // and read on, as the file is otherwise plain.
    // It counts a bad URI as a Contact; to us a Contact that nobody can follow is none (RFC 9116 §2.5.3).
    // It takes "mailto:not_a_valid_email"; RFC 6068 §2 wants an address there.
    // It takes a comma-free Contact with blanks in it for a URI; RFC 3986 has no blanks.
    // A file without a single field is empty to us, and that is said beside what is missing.
    // A dash that begins a line has to be escaped (RFC 9580 §7.2), also when the line looks like the end of a signature.
    // It parses the signature packet (pgp_error); we say that a signature is unverified and look at its armour only.
    static readonly HashSet<(string Test, string Code)> Argued =
    [
        ("test_byte_order_mark_parser", "security-txt.contact.missing"),
        ("test_empty_key", "security-txt.empty"),
        ("test_empty_key2", "security-txt.empty"),
        ("test_signed_invalid_pgp", "security-txt.signature.dash"),
        ("test_no_uri", "security-txt.contact.missing"),
        ("test_contact_field_properties", "security-txt.contact.mailto"),
        ("test_no_line_separators", "security-txt.uri"),
        ("test_no_line_separators", "security-txt.contact.missing"),
    ];

    [Fact]
    public void Every_recorded_verdict_is_ours_or_argued()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Suites.Path("sharing", "sectxt", "recorded.json")));
        var cases = 0;
        foreach (var one in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            var input = one.GetProperty("input").GetString()!;
            if (input.Length == 0)
                continue; // about fetching, or the input was not recorded
            cases++;
            Judge(one.GetProperty("test").GetString()!, input, one);
        }
        Assert.Equal(29, cases);
    }

    static void Judge(string test, string input, JsonElement verdict)
    {
        var read = SecurityTxtReader.Read(Encoding.UTF8.GetBytes(input));
        var said = verdict.GetProperty("errors").EnumerateArray().Concat(verdict.GetProperty("recommendations").EnumerateArray())
            .Select(one => (Code: one.GetProperty("code").GetString()!, Line: one.GetProperty("line"))).ToList();
        foreach (var (code, line) in said.Where(one => Ours.ContainsKey(one.Code) && !Argued.Contains((test, Ours[one.Code]))))
        {
            Assert.True(read.Problems.Any(problem => problem.Code == Ours[code]
                && (line.ValueKind == JsonValueKind.Null || LineOf(input, problem.Offset, code) == line.GetInt32())),
                $"{test}: {code} {line}: {string.Join(' ', read.Problems)}");
        }
        var known = said.Select(one => Ours.GetValueOrDefault(one.Code)).ToHashSet();
        Assert.All(read.Problems, problem =>
            Assert.True(known.Contains(problem.Code) || Argued.Contains((test, problem.Code)), $"{test}: {problem}"));
        var freshness = read.Value?.FreshnessAt(Recorded);
        Assert.Equal(said.Any(one => one.Code == "expired"), freshness == SecurityTxtFreshness.Expired);
        Assert.Equal(said.Any(one => one.Code == "long_expiry"), freshness == SecurityTxtFreshness.Distant);
    }

    // sectxt names line 1 for a fault of the frame, where ours stands at the place, and the line after one too many.
    static int LineOf(string input, int offset, string code)
    {
        var line = Encoding.UTF8.GetBytes(input).AsSpan(0, offset).Count((byte)'\n') + 1;
        return code switch
        {
            "pgp_data_error" => 1,
            "too_many_line_separators" => line + 1,
            _ => line,
        };
    }
}
