using Servanda.Assessment.Probes;
using Servanda.Assessment.Transcripts;

namespace Servanda.Tests.Assessment.Probes;

public sealed class ProberOptionsTests
{
    [Fact]
    public void The_user_agent_tells_whom_to_contact() => Assert.Equal(
        "Servanda/1.2 (+mailto:a@b.example)", new ProberOptions { Version = "1.2", Contact = "mailto:a@b.example" }.UserAgent);

    [Theory]
    [InlineData("x\r\nHost: evil")]
    [InlineData("a) b")]
    [InlineData("\u00FC")]
    public void A_contact_that_would_break_out_of_its_field_is_refused(string contact) =>
        Assert.Throws<ArgumentException>(() => new ProberOptions { Version = "1", Contact = contact });

    [Fact]
    public void Limits_have_their_ranges()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProbeLimits { MaxConnections = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProbeLimits { WebTime = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProbeLimits { MaxBodyOctets = WebTranscript.MaxBodyOctets + 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ProbeLimits { MaxRedirects = WebTranscript.MaxHops });
    }
}
