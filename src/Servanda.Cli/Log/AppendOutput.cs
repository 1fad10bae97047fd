using Servanda.Accords.Leaves;
using Servanda.Core;
using Servanda.Core.Json;

namespace Servanda.Cli.Log;

/// <summary>Says where each thing stands in the log.</summary>
static class AppendOutput
{
    public static void Print(TextWriter output, IReadOnlyList<(string Path, LoggedLeaf Leaf)> logged, bool json)
    {
        foreach (var (path, leaf) in logged)
        {
            var kind = LeafWords.Id(leaf.Leaf.Kind);
            output.WriteLine(json
                ? System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(JsonItem.Of(
                    ("index", leaf.Index), ("kind", kind), ("subject", leaf.Leaf.Subject.ToString()), ("file", path),
                    ("digest", Leaf.Name(leaf.Bytes.Span).ToString()))))
                : Visible.Of($"{leaf.Index,10}  {kind,-18} {leaf.Leaf.Subject}  {path}"));
        }
    }
}
