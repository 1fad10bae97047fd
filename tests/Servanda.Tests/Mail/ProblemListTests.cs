using System.Reflection;
using Servanda.Core;
using Servanda.Disclosure.SecurityTxt;
using Servanda.Mail.Spf;

namespace Servanda.Tests.Mail;

/// <summary>The lists of problem kinds, on which every word about a problem hangs.</summary>
public sealed class ProblemListTests
{
    static readonly IReadOnlyList<Type> Lists =
    [
        .. new[] { typeof(SpfProblems).Assembly, typeof(SecurityTxtProblems).Assembly }.SelectMany(assembly => assembly.GetExportedTypes())
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Every_list_holds_all_its_kinds_once()
    {
        Assert.NotEmpty(Lists);
        Assert.All(Lists, list =>
        {
            var fields = list.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<ProblemKind>();
            Assert.Equal(fields.Select(kind => kind.Code), All(list).Select(kind => kind.Code));
        });
    }

    [Fact]
    public void No_two_kinds_share_a_code_and_each_names_a_clause()
    {
        var kinds = Lists.SelectMany(All).ToList();
        Assert.Equal(kinds.Count, kinds.Select(kind => kind.Code).Distinct().Count());
        Assert.All(kinds, kind => Assert.Contains("§", kind.Clause, StringComparison.Ordinal));
    }

    static IReadOnlyList<ProblemKind> All(Type list) => (IReadOnlyList<ProblemKind>)list.GetProperty("All")!.GetValue(null)!;
}
