using System.Collections.Frozen;
using Servanda.Accords;
using Servanda.Core;

namespace Servanda.Assessment.Rules;

/// <summary>What the problems that readers find are called. A test holds every code of every reader to having
/// words.</summary>
static class ProblemWords
{
    /// <summary>Problems told in one reason; of more, the number.</summary>
    const int MaxTold = 8;

    static readonly FrozenDictionary<string, Text> ByCode = Own.Concat(ProblemWordsMail.All)
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    static IEnumerable<KeyValuePair<string, Text>> Own =>
        [new(ProblemLog.More.Code, new("and more problems than are listed", "et d’autres problèmes encore"))];

    /// <summary>True when the code has words.</summary>
    public static bool Knows(string code) => ByCode.ContainsKey(code);

    /// <summary>The problem and the piece it is about; a code without words stands for itself.</summary>
    public static Text Of(Problem problem)
    {
        var words = ByCode.GetValueOrDefault(problem.Code, Text.Same(problem.Code));
        return problem.Detail is not { Length: > 0 } detail
            ? words
            : new($"{words.En}: {Shown.Of(detail)}", $"{words.Fr} : {Shown.Of(detail)}");
    }

    /// <summary>Each problem once, up to eight.</summary>
    public static Text Of(IEnumerable<Problem> problems)
    {
        var words = problems.Select(Of).Distinct().ToList();
        var more = words.Count > MaxTold ? $"; … ({words.Count})" : "";
        return new(
            string.Join("; ", words.Take(MaxTold).Select(one => one.En)) + more,
            string.Join(" ; ", words.Take(MaxTold).Select(one => one.Fr)) + more);
    }
}
