using FsCheck;
using FsCheck.Fluent;
using Servanda.Mail.Evaluation;

namespace Servanda.Tests.Mail;

public sealed class AuthenticationResultsTests
{
    static string Shown(AuthenticationResults? results) => results is null ? "nothing" : string.Join(" | ",
        [results.Server + (results.Version is { } version ? "/" + version : ""), .. results.Results.Select(Shown)]);

    static string Shown(AuthenticationResult one) =>
        $"{one.Method}{(one.Version is { } version ? "/" + version : "")}={one.Result}{(one.Reason is { } reason ? $" <{reason}>" : "")}"
        + string.Concat(one.Properties.Select(property => $" {property.Type}.{property.Name}:{property.Value}"));

    // The examples of RFC 8601 appendix B, in the form the standard gives them.
    [Theory]
    [InlineData("example.org 1; none", "example.org/1")]
    [InlineData("example.com;\r\n          spf=pass smtp.mailfrom=example.net", "example.com | spf=pass smtp.mailfrom:example.net")]
    [InlineData("example.com;\r\n auth=pass (cram-md5) smtp.auth=sender@example.net;\r\n spf=pass smtp.mailfrom=example.net",
        "example.com | auth=pass smtp.auth:sender@example.net | spf=pass smtp.mailfrom:example.net")]
    [InlineData("example.com; dkim=pass (good signature)\r\n header.d=example.com", "example.com | dkim=pass header.d:example.com")]
    [InlineData("example.com;\r\n dkim=pass reason=\"good signature\"\r\n  header.i=@mail-router.example.net;\r\n dkim=fail reason=\"bad signature\"\r\n  header.i=@newyork.example.com",
        "example.com | dkim=pass <good signature> header.i:@mail-router.example.net | dkim=fail <bad signature> header.i:@newyork.example.com")]
    [InlineData("foo.example.net (foobar) 1 (baz);\r\n dkim (Because I like it) / 1 (One yay) = (wait for it) fail\r\n policy (A dot can go here) . (like that) expired\r\n (this surprised me) = (as I wasn't expecting it) 1362471462",
        "foo.example.net/1 | dkim/1=fail policy.expired:1362471462")]
    [InlineData("\"a b\"; spf=pass smtp.mailfrom=\"jo smith\"@example.org", "a b | spf=pass smtp.mailfrom:\"jo smith\"@example.org")]
    [InlineData("mx.example; iprev=pass policy.iprev=[192.0.2.1];", "mx.example | iprev=pass policy.iprev:[192.0.2.1]")]
    public void What_the_standard_shows_is_read(string value, string shown)
    {
        var read = AuthenticationResultsReader.Read(value);
        Assert.Empty(read.Problems);
        Assert.Equal(shown, Shown(read.Value));
    }

    [Theory]
    [InlineData("", "auth-results.server", "nothing")]
    [InlineData("; spf=pass", "auth-results.server", "nothing")]
    [InlineData("example.com 2; spf=pass", "auth-results.version", "nothing")]
    [InlineData("example.com", "auth-results.empty", "example.com")]
    [InlineData("example.com; spf; dkim=pass", "auth-results.result", "example.com | dkim=pass")]
    [InlineData("example.com; spf=; dkim=pass", "auth-results.result", "example.com | dkim=pass")]
    [InlineData("example.com; spf=pass smtp=x; dkim=pass", "auth-results.property", "example.com | spf=pass | dkim=pass")]
    [InlineData("example.com; spf=pass (open; dkim=pass", "auth-results.unclosed", "example.com | spf=pass")]
    public void What_is_wrong_is_told_and_the_rest_is_read(string value, string code, string shown)
    {
        var read = AuthenticationResultsReader.Read(value);
        Assert.Equal(code, Assert.Single(read.Problems).Code);
        Assert.Equal(shown, Shown(read.Value));
    }

    [Fact]
    public void A_field_is_written_with_one_result_on_a_line()
    {
        var results = new AuthenticationResults("mx.example",
        [
            new("spf", "pass") { Properties = [new("smtp", "mailfrom", "jo@example.org")] },
            new("dkim", "fail") { Reason = "body \"changed\"\r\nX: y", Properties = [new("header", "d", "example.org")] },
        ]);
        Assert.Equal(
            "mx.example;\r\n\tspf=pass smtp.mailfrom=jo@example.org;\r\n\tdkim=fail reason=\"body \\\"changed\\\"  X: y\" header.d=example.org",
            AuthenticationResultsWriter.Write(results));
        Assert.Equal("mx.example; none", AuthenticationResultsWriter.Write(new("mx.example", [])));
    }

    [Fact]
    public void Any_text_is_read_without_harm() =>
        Prop.ForAll<string>(text => AuthenticationResultsReader.Read(text ?? "").Problems.Count <= 101).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_words_are_read_without_harm_and_what_is_read_is_written_the_same()
    {
        string[] words = ["mx.example", ";", " ", "=", "(", ")", "\"", "\\", "spf", "pass", "smtp.mailfrom", "@", ".", "/1", "none", "reason", "\r\n\t", "é"];
        Prop.ForAll<byte[]>(bytes =>
        {
            var text = "mx.example; " + string.Concat((bytes ?? []).Select(b => words[b % words.Length]));
            if (AuthenticationResultsReader.Read(text).Value is not { } read)
                return true;
            var again = AuthenticationResultsReader.Read(AuthenticationResultsWriter.Write(read));
            return again.IsClean && Shown(again.Value) == Shown(read);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_printable_values_survive_writing_and_reading() =>
        Prop.ForAll<string, string>((reason, value) =>
        {
            var results = new AuthenticationResults(Printable(value) + "x",
                [new("spf", "fail") { Reason = Printable(reason), Properties = [new("smtp", "helo", Printable(value) + "y"), new("smtp", "x", Printable(value))] }]);
            var read = AuthenticationResultsReader.Read(AuthenticationResultsWriter.Write(results));
            return read.IsClean && Shown(read.Value) == Shown(results);
        }).QuickCheckThrowOnFailure();

    static string Printable(string? text) => new([.. (text ?? "").Where(c => !char.IsControl(c))]);
}
