namespace Servanda.Accords.Reading;

/// <summary>The files of a catalogue by their place in it.</summary>
sealed class CatalogueFiles(ProblemSink problems)
{
    readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, Source> _manifests = new(StringComparer.Ordinal);
    readonly Dictionary<string, Source> _rows = new(StringComparer.Ordinal);

    public List<Source> Accords { get; } = [];

    public List<Source> Controls { get; } = [];

    public Source? Crosswalk { get; private set; }

    public Source? Organisations { get; private set; }

    public Source? Milestones { get; private set; }

    /// <summary>Each register's manifest and rows; one without the other is a problem.</summary>
    public IEnumerable<(Source Manifest, Source Rows)> Registers
    {
        get
        {
            foreach (var (id, rows) in _rows)
            {
                if (!_manifests.ContainsKey(id))
                    rows.Problems.Add(0, 0, "file.missing", $"registers/{id}.yaml");
            }
            foreach (var (id, manifest) in _manifests)
            {
                if (_rows.TryGetValue(id, out var rows))
                    yield return (manifest, rows);
                else
                    manifest.Problems.Add(0, 0, "file.missing", $"registers/{id}.csv");
            }
        }
    }

    public void Sort(CatalogueFile file)
    {
        var source = new Source(file, problems.In(file.Path));
        if (!_paths.Add(file.Path))
        {
            source.Problems.Add(0, 0, "file.duplicate");
            return;
        }
        switch (file.Path.Split('/'))
        {
            case ["crosswalk.csv"]:
                Crosswalk = source;
                break;
            case ["organisations.csv"]:
                Organisations = source;
                break;
            case ["milestones.csv"]:
                Milestones = source;
                break;
            case ["accords", var name] when name.EndsWith(".yaml", StringComparison.Ordinal):
                Accords.Add(source);
                break;
            case ["controls", var name] when name.EndsWith(".yaml", StringComparison.Ordinal):
                Controls.Add(source);
                break;
            case ["registers", var name] when name.EndsWith(".yaml", StringComparison.Ordinal):
                _manifests.Add(Ids.OfFile(name), source);
                break;
            case ["registers", var name] when name.EndsWith(".csv", StringComparison.Ordinal):
                _rows.Add(Ids.OfFile(name), source);
                break;
            default:
                source.Problems.Add(0, 0, "file.unknown");
                break;
        }
    }
}

/// <summary>One file and where its problems go.</summary>
sealed record Source(CatalogueFile File, FileSink Problems)
{
    public string? Text()
    {
        if (File.Bytes.Length <= CatalogueReader.MaxFileBytes)
            return Utf8Text.Read(File.Bytes.Span, Problems);
        Problems.Add(0, 0, "file.size", "8 MiB");
        return null;
    }

    public YamlNode? Yaml() => Text() is { } text ? YamlTree.Read(text, Problems) : null;
}
