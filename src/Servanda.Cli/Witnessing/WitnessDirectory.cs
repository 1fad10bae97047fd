using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Core.Cryptography;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Witnessing;

namespace Servanda.Cli.Witnessing;

/// <summary>A witness's directory: <c>witness.key</c> (and <c>.pub</c>), the list <c>logs</c>, and what it cosigned in
/// <c>state</c>.</summary>
sealed class WitnessDirectory(DirectoryInfo root)
{
    const string Variable = "SERVANDA_WITNESS_KEY";

    const string EmptyList = """
        # The logs this witness looks after: one a line, the log's verifier key, and after a space the origin of its
        # checkpoints where that is not the key's name. Restart the witness after a change.

        """;

    string KeyPath => Path.Combine(root.FullName, "witness.key");

    /// <summary>Whether there is a witness already.</summary>
    public bool HasKey => File.Exists(KeyPath);

    public string LogsPath => Path.Combine(root.FullName, "logs");

    public string StatePath => Path.Combine(root.FullName, "state");

    /// <summary>Makes a key and an empty list.</summary>
    /// <exception cref="WrongInputException">There is a witness already, the name is none, or this machine cannot sign.</exception>
    public CosignerKey Create(string name)
    {
        if (!Ed25519.CanSign)
            throw new WrongInputException(["A witness signs, and this machine has no libcrypto (OpenSSL 1.1.1 or later)."]);
        if (File.Exists(KeyPath))
            throw new WrongInputException([$"{KeyPath} is there already: a witness keeps its key."]);
        try
        {
            using var key = CosigningKey.Generate(name);
            Directory.CreateDirectory(root.FullName);
            KeyFile.Write(KeyPath, key);
            if (!File.Exists(LogsPath))
                File.WriteAllText(LogsPath, EmptyList);
            return key.Verifier;
        }
        catch (ArgumentException)
        {
            throw new WrongInputException([$"'{name}' is no name of a witness: write it like witness.example.org, without spaces and '+'."]);
        }
    }

    /// <summary>The key: from the environment, else from the file, which only its owner may read.</summary>
    /// <exception cref="WrongInputException">There is none, it does not read, or others can read it.</exception>
    public CosigningKey LoadKey()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text)
            return CosigningKey.Read(text.Trim()).Value ?? throw new WrongInputException([$"The environment variable {Variable} holds no witness's key."]);
        if (!File.Exists(KeyPath))
            throw new WrongInputException([$"There is no {KeyPath}: `servanda witness init {root} --name NAME` makes one."]);
        var read = KeyFile.ReadCosigner(KeyPath);
        if (read is { Value: { } key, IsClean: true })
            return key;
        read.Value?.Dispose();
        throw new WrongInputException([read.Value is null
            ? $"{KeyPath} holds no witness's key ({read.Problems[0].Code})."
            : $"{KeyPath} can be read by others than its owner: chmod 600 {KeyPath}."]);
    }

    /// <summary>The logs of the list.</summary>
    /// <exception cref="WrongInputException">A line of it is wrong, or there is none.</exception>
    public IReadOnlyList<WatchedLog> LoadLogs()
    {
        if (!File.Exists(LogsPath))
            throw new WrongInputException([$"There is no {LogsPath}, the list of logs: one verifier key a line."]);
        var read = WatchedLogs.Read(File.ReadAllText(LogsPath));
        return read.Value switch
        {
            null => throw new WrongInputException([.. read.Problems.Select(Words)]),
            [] => throw new WrongInputException([$"{LogsPath} names no log: add a verifier key a line, as each log gives it."]),
            var logs => logs,
        };
    }

    string Words(Problem problem) => problem.Code == WitnessProblems.LogTwice.Code
        ? $"{LogsPath}:{problem.Offset}: this key stands in the list already"
        : $"{LogsPath}:{problem.Offset}: '{problem.Detail}' does not begin with a log's verifier key (NAME+ID+KEY)";
}
