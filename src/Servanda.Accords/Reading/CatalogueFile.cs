namespace Servanda.Accords.Reading;

/// <summary>One file of a catalogue, as found.</summary>
/// <param name="Path">Relative to the catalogue's root, with forward slashes: <c>accords/cta.yaml</c>.</param>
/// <param name="Bytes">Its content, UTF-8.</param>
public sealed record CatalogueFile(string Path, ReadOnlyMemory<byte> Bytes);

/// <summary>What reading a catalogue gave.</summary>
/// <param name="Catalogue">The catalogue; null when anything at all was wrong, for judgement rests on all of it.</param>
/// <param name="Problems">Every problem met, by file and line.</param>
public sealed record CatalogueReading(Catalogue? Catalogue, IReadOnlyList<FileProblem> Problems);
