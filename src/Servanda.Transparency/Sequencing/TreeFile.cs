namespace Servanda.Transparency.Sequencing;

/// <summary>A file to be written.</summary>
/// <param name="Path">Where, below the log's directory, with forward slashes.</param>
/// <param name="Octets">What.</param>
sealed record TreeFile(string Path, ReadOnlyMemory<byte> Octets);
