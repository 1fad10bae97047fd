using System.Diagnostics;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Dnssec.Chains;

namespace Servanda.SystemTests.Dnssec;

/// <summary>Our validator beside unbound and delv, over the same zones.</summary>
[Collection(nameof(SignedWorld))]
public sealed class ValidatorTests(PrivateInternet world, ITestOutputHelper output)
{
    [Fact]
    public async Task Every_verdict_is_that_of_unbound_and_delv_but_for_what_is_argued()
    {
        var rows = await world.RowsAsync();
        var watch = Stopwatch.StartNew();
        var (differences, argued) = (new List<string>(), new HashSet<Argued>());
        var (agreeUnbound, agreeDelv) = (0, 0);
        using var plain = world.Open();
        var ours = new ValidatingResolver(plain, world.Anchors, TimeProvider.System);
        var codes = 0;
        foreach (var row in rows)
        {
            var found = (await ours.LookUpAsync(Oracles.Question(row.Name, row.Type))).Validation;
            Assert.NotEqual(Security.Indeterminate, found.Security);
            codes += found.Error is { } error && row.Unbound.Reason.Split("; ").Contains($"{error.InfoCode}") ? 1 : 0;
            Compare("unbound", row, row.Unbound, found, ref agreeUnbound);
            Compare("delv", row, row.Delv, found, ref agreeDelv);
        }
        output.WriteLine($"{rows.Count} questions in {watch.Elapsed.TotalSeconds:F1} s: {agreeUnbound} as unbound, {agreeDelv} as delv, " +
            $"{argued.Count} kinds of difference argued, {differences.Count} not; {codes} with unbound's reason");
        foreach (var difference in differences)
            output.WriteLine(difference);
        Assert.Empty(differences);

        void Compare(string who, OracleRow row, Verdict theirs, Validation found, ref int agree)
        {
            var outcome = Oracles.Of(found.Security);
            if (outcome == theirs.Outcome)
                agree++;
            else if (Argued.For(who, row.Zone, theirs.Outcome, outcome) is { } one)
                argued.Add(one);
            else
                differences.Add($"{row}: ours {found}, {who} {theirs}");
        }
    }

    [Fact]
    public async Task Every_chain_proves_its_answer_offline_and_with_any_set_gone_does_not()
    {
        using var plain = world.Open();
        var ours = new ValidatingResolver(plain, world.Anchors, TimeProvider.System);
        var (proven, sets, octets, longest) = (new Dictionary<Security, int>(), 0, 0L, 0);
        var wrong = new List<string>();
        foreach (var (zone, asked) in OracleZones.All.SelectMany(zone => zone.Asked.Select(asked => (zone, asked))))
        {
            var answer = await ours.LookUpAsync(Oracles.Question(zone.Absolute(asked.Name), asked.Type));
            var name = $"{zone.Absolute(asked.Name)} {asked.Type}";
            if (answer.Validation.Security is Security.Bogus)
            {
                if (answer.Chain is not null)
                    wrong.Add($"{name} is bogus and has a chain");
                continue;
            }
            var file = ChainFile.Write(answer.Chain!);
            var chain = Assert.Single(ChainFile.Read(file).Value!);
            var verdict = ChainVerifier.Verify(chain, world.Anchors);
            if (verdict.Security != answer.Validation.Security)
                wrong.Add($"{name}: {answer.Validation} and its chain {verdict}");
            for (var i = 0; i < chain.Sets.Count; i++)
            {
                var less = ChainVerifier.Verify(chain with { Sets = [.. chain.Sets.Where((_, at) => at != i)] }, world.Anchors);
                if (less.Security is Security.Secure or Security.Insecure)
                    wrong.Add($"{name} without {chain.Sets[i].Name} {chain.Sets[i].Type}: {less}");
            }
            proven[verdict.Security] = proven.GetValueOrDefault(verdict.Security) + 1;
            (sets, octets, longest) = (sets + chain.Sets.Count, octets + file.Length, Math.Max(longest, chain.Sets.Count));
        }
        output.WriteLine($"{string.Join(", ", proven.Select(one => $"{one.Value} chains {one.Key}"))}; {sets} sets, each missed when gone; " +
            $"{octets / proven.Values.Sum()} octets and {(double)sets / proven.Values.Sum():F1} sets a chain, {longest} at the most");
        foreach (var one in wrong)
            output.WriteLine(one);
        Assert.Empty(wrong);
    }
}
