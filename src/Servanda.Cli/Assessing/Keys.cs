using Servanda.Core.Cryptography;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;

namespace Servanda.Cli.Assessing;

/// <summary>Where the key that signs bundles comes from: a file, the environment, or one made now.</summary>
static class Keys
{
    const string Variable = "SERVANDA_KEY", Name = "servanda-bundle";

    /// <summary>The key; null, with a word about it, where this machine cannot sign.</summary>
    /// <param name="file">The file asked for; null for the usual places.</param>
    /// <param name="tell">Takes what the operator should know: a key was made, or nothing will be signed.</param>
    /// <exception cref="WrongInputException">The key does not read.</exception>
    public static NoteSigningKey? Load(FileInfo? file, Action<string> tell)
    {
        if (!Ed25519.CanSign)
        {
            tell("Bundles are not signed: this machine has no libcrypto (OpenSSL 1.1.1 or later).");
            return null;
        }
        if (file is null && Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
            return Read(NoteSigningKey.Read(text.Trim()).Value, $"the environment variable {Variable}");
        var path = file?.FullName ?? DefaultPath();
        if (File.Exists(path))
        {
            var read = KeyFile.Read(path);
            if (read is { Value: not null, IsClean: false })
                tell($"{path} can be read by others than its owner: chmod 600 {path}");
            return Read(read.Value, path);
        }
        var key = NoteSigningKey.Generate(Name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        KeyFile.Write(path, key);
        tell($"A key to sign bundles was made: {path} (keep it; its public half is {key.Verifier})");
        return key;
    }

    static NoteSigningKey Read(NoteSigningKey? key, string where) =>
        key ?? throw new WrongInputException([$"{where} holds no signing key; `--key FILE` names another place."]);

    static string DefaultPath() => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "servanda", "bundle.key");
}
