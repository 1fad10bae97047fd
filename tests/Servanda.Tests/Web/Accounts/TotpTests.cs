using Servanda.Web.Accounts;

namespace Servanda.Tests.Web.Accounts;

public sealed class TotpTests
{
    // RFC 6238 appendix B, SHA-1, its last six digits; the secret is 12345678901234567890 in base32.
    const string Rfc = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Rfc, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_counts_one_step_either_way(int steps, bool counts)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);
        var step = Totp.StepOf(now) + steps;
        Assert.Equal(counts ? step : null, Totp.FindStep(Rfc, Totp.CodeAt(Rfc, step), now));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("abcdef")]
    [InlineData("١٢٣٤٥٦")]
    public void What_is_no_code_is_none(string typed) => Assert.Null(Totp.FindStep(Rfc, typed, DateTimeOffset.UnixEpoch.AddDays(1)));

    [Fact]
    public void A_code_may_be_typed_with_a_space() =>
        Assert.NotNull(Totp.FindStep(Rfc, "287 082", DateTimeOffset.FromUnixTimeSeconds(59)));

    [Fact]
    public void A_secret_has_a_hundred_and_sixty_bits_in_letters_and_digits()
    {
        var secret = Totp.NewSecret();
        Assert.Equal(Totp.SecretOctets * 8 / 5, secret.Length);
        Assert.All(secret, letter => Assert.Contains(letter, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"));
    }

    [Fact]
    public void Pauses_double_up_to_an_hour()
    {
        Assert.Null(AccountUsers.PauseAfter(AccountUsers.FreeFailures - 1));
        Assert.Equal(TimeSpan.FromSeconds(30), AccountUsers.PauseAfter(AccountUsers.FreeFailures));
        Assert.Equal(TimeSpan.FromSeconds(60), AccountUsers.PauseAfter(AccountUsers.FreeFailures + 1));
        Assert.Equal(TimeSpan.FromHours(1), AccountUsers.PauseAfter(1000));
    }
}
