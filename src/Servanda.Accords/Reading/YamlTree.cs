using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Servanda.Accords.Reading;

/// <summary>
/// Reads one YAML 1.2 document into nodes. Anchors, aliases and tags are refused: the files are data that people read,
/// and an alias can make a small file stand for an enormous one.
/// </summary>
static class YamlTree
{
    /// <summary>How deep lists and mappings nest.</summary>
    public const int MaxDepth = 12;

    /// <summary>Values, lists and mappings in one document.</summary>
    public const int MaxNodes = 2_000_000;

    /// <summary>The document's root; null when there is none, or when the text is not YAML. All problems but syntax
    /// errors, which end the reading, are reported.</summary>
    public static YamlNode? Read(string text, FileSink problems)
    {
        var build = new Builder(problems);
        var parser = new Parser(new StringReader(text));
        bool? more;
        while ((more = Next(parser, problems)) == true)
        {
            if (!build.Take(parser.Current!))
                return null;
        }
        if (more is null)
            return null;
        if (build.Root is null)
            problems.Add(0, 0, "file.empty");
        return build.Root;
    }

    /// <summary>Moves on; false at the end, null when the text is not YAML. On some malformed input YamlDotNet 16.3 throws
    /// exceptions of the base library instead of its own (an unclosed flow list, a tag directive without a prefix).</summary>
    static bool? Next(Parser parser, FileSink problems)
    {
        try
        {
            return parser.MoveNext();
        }
        catch (YamlException e)
        {
            problems.Add((int)e.Start.Line, (int)e.Start.Column, "yaml.syntax", e.Message);
        }
        catch (InvalidOperationException)
        {
            ReportAfter(parser.Current, problems);
        }
        catch (ArgumentException)
        {
            ReportAfter(parser.Current, problems);
        }
        return null;
    }

    static void ReportAfter(ParsingEvent? last, FileSink problems) =>
        problems.Add((int)(last?.End.Line ?? 1), (int)(last?.End.Column ?? 1), "yaml.syntax");

    /// <summary>Puts the parser's events together; a stack instead of recursion, so that depth is ours to bound.</summary>
    sealed class Builder(FileSink problems)
    {
        readonly Stack<Open> _open = [];

        int _documents, _nodes;

        public YamlNode? Root { get; private set; }

        /// <summary>False when reading is to stop.</summary>
        public bool Take(ParsingEvent happened)
        {
            int line = (int)happened.Start.Line, column = (int)happened.Start.Column;
            if (++_nodes > MaxNodes)
            {
                problems.Add(line, column, "limit.count", MaxNodes.ToString(CultureInfo.InvariantCulture));
                return false;
            }
            switch (happened)
            {
                case DocumentStart when ++_documents > 1:
                    problems.Add(line, column, "yaml.documents");
                    return false;
                case AnchorAlias:
                    problems.Add(line, column, "yaml.anchor");
                    Place(new YamlScalar("", line, column));
                    return true;
                case Scalar scalar:
                    Check(scalar, line, column);
                    Place(new YamlScalar(scalar.Value, line, column));
                    return true;
                case SequenceStart start:
                    Check(start, line, column);
                    return Push(new YamlSequence([], line, column));
                case MappingStart start:
                    Check(start, line, column);
                    return Push(new YamlMapping([], line, column));
                case SequenceEnd or MappingEnd:
                    Place(_open.Pop().Node);
                    return true;
                default:
                    return true;
            }
        }

        void Check(NodeEvent node, int line, int column)
        {
            if (!node.Anchor.IsEmpty)
                problems.Add(line, column, "yaml.anchor");
            if (!node.Tag.IsEmpty)
                problems.Add(line, column, "yaml.tag");
        }

        bool Push(YamlNode node)
        {
            if (_open.Count == MaxDepth)
            {
                problems.Add(node.Line, node.Column, "yaml.depth", MaxDepth.ToString(CultureInfo.InvariantCulture));
                return false;
            }
            _open.Push(new Open(node));
            return true;
        }

        void Place(YamlNode node)
        {
            if (!_open.TryPeek(out var parent))
                Root = node;
            else if (parent.Node is YamlSequence sequence)
                sequence.Items.Add(node);
            else
                PlaceInMapping(parent, node);
        }

        void PlaceInMapping(Open parent, YamlNode node)
        {
            if (!parent.ExpectsValue)
            {
                parent.Key = node as YamlScalar;
                parent.ExpectsValue = true;
                if (parent.Key is null)
                    problems.Add(node.Line, node.Column, "yaml.key");
                else if (!parent.Keys.Add(parent.Key.Value))
                {
                    problems.Add(node.Line, node.Column, "yaml.key.duplicate", parent.Key.Value);
                    parent.Key = null;
                }
                return;
            }
            if (parent.Key is { } key)
                ((YamlMapping)parent.Node).Entries.Add((key, node));
            parent.ExpectsValue = false;
        }
    }

    sealed class Open(YamlNode node)
    {
        public YamlNode Node { get; } = node;

        /// <summary>The key read last; null when it is refused, and its value with it.</summary>
        public YamlScalar? Key { get; set; }

        public bool ExpectsValue { get; set; }

        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);
    }
}
