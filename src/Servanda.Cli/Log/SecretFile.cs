using Servanda.Cli.Assessing;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Log;

/// <summary>A file with a signing key, which only its owner may read.</summary>
static class SecretFile
{
    /// <summary>The key.</summary>
    /// <exception cref="WrongInputException">There is none in it, or others can read it.</exception>
    public static NoteSigningKey Read(string path)
    {
        if (!File.Exists(path))
            throw new WrongInputException([$"There is no file {path}."]);
        var read = KeyFile.Read(path);
        if (read is { Value: { } key, IsClean: true })
            return key;
        read.Value?.Dispose();
        throw new WrongInputException([read.Value is null
            ? $"{path} holds no signing key ({read.Problems[0].Code})."
            : $"{path} can be read by others than its owner: chmod 600 {path}"]);
    }
}
