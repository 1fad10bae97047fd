using Servanda.Assessment.Rules;
using Servanda.Core;
using Servanda.Mail.Dane;
using Servanda.Mail.Dkim;
using Servanda.Mail.Dmarc;
using Servanda.Mail.MtaSts;
using Servanda.Mail.Spf;
using Servanda.Mail.TlsRpt;

namespace Servanda.Tests.Assessment.Rules;

public sealed class ProblemWordsMailTests
{
    [Fact]
    public void Every_problem_a_mail_reader_finds_has_words() => Assert.All(
        (ProblemKind[])
        [
            .. SpfProblems.All, .. DkimProblems.All, .. DmarcProblems.All, .. MtaStsProblems.All, .. TlsRptProblems.All,
            .. DaneProblems.All, ProblemLog.More,
        ],
        kind => Assert.True(ProblemWords.Knows(kind.Code), kind.Code));

    [Fact]
    public void A_problem_is_told_with_its_piece_made_printable() =>
        Assert.Equal("not an IPv4 address: 1.2\uFFFD3", ProblemWords.Of(new Problem(SpfProblems.Ip4.Code, 7, "", "1.2\u202E3")).En);

    [Fact]
    public void Of_many_problems_the_first_are_told() =>
        Assert.EndsWith("… (20)",
            ProblemWords.Of(Enumerable.Range(0, 20).Select(i => new Problem(SpfProblems.Ip4.Code, i, "", $"{i}"))).En,
            StringComparison.Ordinal);
}
