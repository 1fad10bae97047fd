using System.Text.Json;

namespace Servanda.Tests.Mail;

/// <summary>Record vectors derived from the tests of the mox mail server: input, and whether it is to be read.</summary>
static class MoxVectors
{
    public static IEnumerable<(string Function, string Input, bool Ok)> Of(string kind)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Suites.Path("mail", "mox", "vectors.json")));
        return
        [
            .. document.RootElement.GetProperty(kind).EnumerateArray().Select(one => (
                one.TryGetProperty("func", out var function) ? function.GetString()! : "",
                one.GetProperty("input").GetString()!,
                one.GetProperty("expect").GetString() == "ok")),
        ];
    }
}
