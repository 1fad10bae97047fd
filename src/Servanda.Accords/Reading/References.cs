namespace Servanda.Accords.Reading;

/// <summary>What an identifier names; each kind has its own space.</summary>
enum IdKind
{
    Accord,
    Commitment,
    Control,
    Organisation,
    Register,
}

/// <summary>Identifiers declared and referred to over all files; a reference is checked when everything has been read.</summary>
sealed class References
{
    readonly HashSet<(IdKind, string)> _declared = [];
    readonly List<(IdKind Kind, string Id, FileSink Problems, int Line, int Column)> _referred = [];

    public void Declare(IdKind kind, string id, FileSink problems, int line, int column)
    {
        if (!_declared.Add((kind, id)))
            problems.Add(line, column, "id.duplicate", id);
    }

    public void Refer(IdKind kind, string id, FileSink problems, int line, int column) =>
        _referred.Add((kind, id, problems, line, column));

    public void Refer(IdKind kind, YamlScalar id, FileSink problems) =>
        Refer(kind, id.Value, problems, id.Line, id.Column);

    public void Resolve()
    {
        foreach (var (kind, id, problems, line, column) in _referred)
        {
            if (!_declared.Contains((kind, id)))
                problems.Add(line, column, "id.dangling", id);
        }
    }
}
