using Servanda.Cli.Assessing;
using Servanda.Cli.Commands;
using Servanda.Core.Cryptography;
using Servanda.Core.Files;
using Servanda.Storage;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Policies;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Log;

/// <summary>
/// A log's directory: what is served lies in <c>public</c> (C2SP tlog-tiles), and what is nobody else's business beside it:
/// <c>log.key</c> (and <c>.pub</c>), <c>log.db</c>, the <c>policy</c> that names the witnesses, and <c>former-keys</c>.
/// </summary>
sealed class LogDirectory(DirectoryInfo root)
{
    const string Variable = "SERVANDA_LOG_KEY";

    /// <summary>What is served: a copy of somebody's log has nothing else, and is one itself.</summary>
    public string TreePath => Directory.Exists(At("public")) || File.Exists(PublicKeyPath) ? At("public") : root.FullName;

    public string KeyPath => At("log.key");

    public string PolicyPath => At("policy");

    /// <summary>Whether a checkpoint was published.</summary>
    public bool HasCheckpoint => File.Exists(Path.Combine(TreePath, TileDirectory.CheckpointFile));

    string FormerKeysPath => At("former-keys");

    string PublicKeyPath => KeyPath + ".pub";

    /// <summary>Where the log keeps how far it has come, unless the operator names another place.</summary>
    public DatabaseAddress Database => DatabaseAddress.File(At("log.db"));

    /// <summary>A new log's key: the one handed in, else a new one. Its public half stands in the directory either way.</summary>
    /// <exception cref="WrongInputException">There is a log already, the origin is none, or this machine cannot sign.</exception>
    public NoteSigningKey CreateKey(string origin, FileInfo? file)
    {
        if (!Ed25519.CanSign)
            throw new WrongInputException(["A log signs, and this machine has no libcrypto (OpenSSL 1.1.1 or later)."]);
        if (File.Exists(PublicKeyPath))
            throw new WrongInputException([$"{PublicKeyPath} is there already: there is a log in {root}."]);
        root.Create();
        if (HandedIn(file) is { } given)
        {
            if (given.Verifier.Id.Name != origin)
                throw new WrongInputException([$"The key handed in is of {given.Verifier.Id.Name}, not of {origin}."]);
            File.WriteAllText(PublicKeyPath, given.Verifier + "\n");
            return given;
        }
        try
        {
            var key = NoteSigningKey.Generate(origin);
            KeyFile.Write(KeyPath, key);
            return key;
        }
        catch (ArgumentException)
        {
            throw new WrongInputException([$"'{origin}' is no origin: write it like log.example.org/accords, without spaces and '+'."]);
        }
    }

    /// <summary>The key: the file named, else the environment, else <c>log.key</c>, which only its owner may read.</summary>
    /// <exception cref="WrongInputException">There is none, it does not read, or others can read it.</exception>
    public NoteSigningKey LoadKey(FileInfo? file) =>
        HandedIn(file) ?? (File.Exists(KeyPath) ? SecretFile.Read(KeyPath)
            : throw new WrongInputException([$"There is no {KeyPath}: `servanda log init {root} --origin NAME` makes a log."]));

    /// <summary>The key of the log that is there, else of a new one. A crash between the two halves of a key leaves the
    /// secret one, which gets its public one here.</summary>
    /// <exception cref="WrongInputException">It does not read, others can read it, or this machine cannot sign.</exception>
    public NoteSigningKey OpenKey(string newOrigin)
    {
        if (!File.Exists(KeyPath) && !File.Exists(PublicKeyPath))
            return CreateKey(newOrigin, null);
        var key = LoadKey(null);
        if (!File.Exists(PublicKeyPath))
            DurableFile.Replace(PublicKeyPath, System.Text.Encoding.UTF8.GetBytes(key.Verifier + "\n"));
        return key;
    }

    /// <summary>Every key of the log that is known here: the one it signs with, first, and those before.</summary>
    /// <exception cref="WrongInputException">A line is no verifier key.</exception>
    public IReadOnlyList<NoteVerifierKey> Verifiers() =>
        [.. File.Exists(PublicKeyPath) ? ReadKeys(PublicKeyPath) : [], .. FormerKeys()];

    /// <summary>The keys the log signed with before.</summary>
    /// <exception cref="WrongInputException">A line is no verifier key.</exception>
    public IReadOnlyList<NoteVerifierKey> FormerKeys() => File.Exists(FormerKeysPath) ? ReadKeys(FormerKeysPath) : [];

    /// <summary>Who has to cosign; null where nobody has to.</summary>
    /// <exception cref="WrongInputException">The policy does not read.</exception>
    public LogPolicy? Policy() => File.Exists(PolicyPath) ? PolicyFile.Read(new FileInfo(PolicyPath)) : null;

    /// <summary>Puts the next key in the place of the one there was, whose file is kept under its number.</summary>
    public void ReplaceKey(NoteVerifierKey former, NoteVerifierKey next, string nextPath)
    {
        DurableFile.Replace(FormerKeysPath, System.Text.Encoding.UTF8.GetBytes(
            string.Concat(FormerKeys().Prepend(former).Distinct().Select(key => key + "\n"))));
        if (File.Exists(KeyPath))
            File.Move(KeyPath, $"{KeyPath}.{former.Id.Number:x8}");
        File.Move(nextPath, KeyPath);
        File.Delete(nextPath + ".pub");
        DurableFile.Replace(PublicKeyPath, System.Text.Encoding.UTF8.GetBytes(next + "\n"));
        DurableFile.FlushDirectory(root.FullName);
    }

    static NoteSigningKey? HandedIn(FileInfo? file) =>
        file is not null ? SecretFile.Read(file.FullName)
        : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
            ? NoteSigningKey.Read(text.Trim()).Value ?? throw new WrongInputException([$"The environment variable {Variable} holds no signing key."])
            : null;

    static List<NoteVerifierKey> ReadKeys(string path) =>
    [
        .. File.ReadLines(path).Where(line => line.Length > 0).Select(line => NoteVerifierKey.Read(line).Value
            ?? throw new WrongInputException([$"{path}: '{line}' is no verifier key (NAME+ID+KEY)."])),
    ];

    string At(string name) => Path.Combine(root.FullName, name);
}
