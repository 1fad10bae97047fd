using System.Text.RegularExpressions;
using Servanda.Accords;
using Servanda.Cli.Serving.Letters;
using Servanda.Storage.Letters;
using Servanda.SystemTests.Servers;
using Servanda.Tests.Web;

namespace Servanda.SystemTests.Portal;

/// <summary>An application over real servers: postfix takes the letters, nsd has the proof.</summary>
public sealed partial class ApplicationTests
{
    const string Domain = "applicant.test";

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_applicant_confirms_by_a_real_letter_and_proves_by_a_real_record()
    {
        using var scratch = new Scratch();
        await using var postfix = await PostfixMaildir.StartAsync(scratch, "mail.test");
        string[] mail = ["--public-url", "http://portal.test", "--smtp", $"smtp://127.0.0.1:{postfix.Port}", "--mail-from", "accords@portal.test"];
        string status, token;
        await using (var portal = await ServedPortal.StartAsync(scratch, [.. mail, "--resolver", "127.0.0.1:9"]))
        {
            using var browser = Browser(portal);
            await browser.OpenAsync("/en/apply/pc");
            await browser.SubmitAsync("", ("name", "Applicant"), ("category", "private-sector"), ("country", "FRA"), ("domains", Domain),
                ("contactName", "A Person"), ("contactMail", "person@mail.test"), ("statement", "I am the head of security."), ("authority", "yes"));
            Assert.StartsWith("/en/apply/sent?form=", browser.Path, StringComparison.Ordinal);
            var letter = await LetterAsync(postfix, "Please confirm");
            Assert.Contains("Auto-Submitted: auto-generated", letter, StringComparison.Ordinal);
            Assert.Matches("Message-I[dD]: <[A-Za-z0-9_-]{22}@portal.test>", letter);
            await browser.OpenAsync(new Uri(Link().Match(Unfolded(letter)).Value).PathAndQuery);
            await browser.SubmitAsync("");
            status = browser.Path;
            token = Proof().Match(browser.Text).Value;
            Assert.NotEmpty(token);
            await LetterAsync(postfix, "Your application was received");
            // The resolver is silent: nobody says that the proof is missing.
            await browser.SubmitAsync("handler=Check", ("domain", Domain));
            await ShowsAsync(browser, status, "could not look");
        }
        var zone = scratch.Write("applicant.zone", $"""
            $ORIGIN {Domain}.
            @ 60 IN SOA ns hostmaster 1 3600 600 86400 60
            @ 60 IN NS ns
            ns 60 IN A 192.0.2.1
            _servanda-challenge 60 IN TXT "{token}"

            """);
        await using var nsd = await Nsd.StartAsync(scratch, [(Domain, zone)]);
        await using (var portal = await ServedPortal.StartAsync(scratch, [.. mail, "--resolver", $"127.0.0.1:{nsd.Port}"]))
        {
            using var browser = Browser(portal);
            await browser.OpenAsync(status);
            for (var tries = 0; !browser.Text.Contains("control shown", StringComparison.Ordinal); tries++)
            {
                Assert.True(tries < 60, $"{browser.Text}\n{portal.Process.Log}");
                if (tries % 20 == 0)
                    await browser.SubmitAsync("handler=Check", ("domain", Domain));
                await Task.Delay(1000, Cancel);
                await browser.OpenAsync(status);
            }
        }
    }

    [Fact]
    public async Task A_letter_waits_for_a_mail_server_that_is_away_and_is_dead_only_when_it_is_refused()
    {
        using var scratch = new Scratch();
        Assert.True(MailAddress.TryRead("accords@portal.test", out var from));
        using (var away = new LetterCarrier(Settings(Ports.Free())))
        {
            var handed = await away.HandAsync(Letter("person@mail.test"), Cancel);
            Assert.NotNull(handed.Answer);
            Assert.False(handed.IsFinal);
        }
        await using var postfix = await PostfixMaildir.StartAsync(scratch, "mail.test");
        using var carrier = new LetterCarrier(Settings(postfix.Port));
        var refused = await carrier.HandAsync(Letter("person@elsewhere.test"), Cancel);
        Assert.True(refused.IsFinal, refused.Answer);
        Assert.DoesNotContain("person@elsewhere.test", refused.Answer, StringComparison.Ordinal);
        Assert.Null((await carrier.HandAsync(Letter("person@mail.test"), Cancel)).Answer);
        await carrier.LeaveAsync(Cancel);
        Assert.Contains("Bonjour", Unfolded(await LetterAsync(postfix, "Subject: A subject")), StringComparison.Ordinal);

        SmtpSettings Settings(int port) => new(new SmtpServer("127.0.0.1", port, null, IsImplicitTls: false), null, from!);
    }

    static Letter Letter(string to) => new()
    {
        Id = "AAAAAAAAAAAAAAAAAAAAAA",
        To = to,
        Language = Language.French,
        Subject = "A subject",
        Body = "Bonjour",
        State = LetterState.Waiting,
        Tries = 1,
        NextTryAt = DateTimeOffset.UnixEpoch,
        AddedAt = DateTimeOffset.UnixEpoch,
    };

    static FormBrowser Browser(ServedPortal portal) => new(new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = portal.Address,
    });

    static async Task ShowsAsync(FormBrowser browser, string path, string words)
    {
        for (var tries = 0; !browser.Text.Contains(words, StringComparison.Ordinal); tries++)
        {
            Assert.True(tries < 60, browser.Text);
            await Task.Delay(1000, Cancel);
            await browser.OpenAsync(path);
        }
    }

    static async Task<string> LetterAsync(PostfixMaildir postfix, string words)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            foreach (var file in Directory.GetFiles(Path.Combine(postfix.Maildir, "new")))
            {
                var letter = await File.ReadAllTextAsync(file, Cancel);
                if (letter.Contains(words, StringComparison.Ordinal))
                    return letter;
            }
            await Task.Delay(200, Cancel);
        }
        throw new TimeoutException($"no letter with '{words}': {postfix.Log}");
    }

    /// <summary>Quoted-printable's soft line breaks undone (RFC 2045 §6.7).</summary>
    static string Unfolded(string letter) => letter.Replace("=\r\n", "", StringComparison.Ordinal)
        .Replace("=\n", "", StringComparison.Ordinal).Replace("=3D", "=", StringComparison.Ordinal);

    [GeneratedRegex(@"http://portal\.test/en/apply/confirm/\S+")]
    private static partial Regex Link();

    [GeneratedRegex("servanda-verify=[A-Za-z0-9_-]+")]
    private static partial Regex Proof();
}
