using Servanda.Assessment.Bundles;
using Servanda.Cli.Assessing;

namespace Servanda.Cli.Log;

/// <summary>What somebody wants to log, read and checked.</summary>
/// <param name="Leaves">Leaves, each with where it came from; not linked yet.</param>
/// <param name="Bundles">Assessments that verify.</param>
sealed record AppendInput(
    IReadOnlyList<(string Path, ReadOnlyMemory<byte> Bytes)> Leaves, IReadOnlyList<(string Path, LoggedBundle Logged)> Bundles)
{
    public const string StandardInput = "-";

    /// <summary>Reads the files.</summary>
    /// <exception cref="WrongInputException">A file is not there, or a bundle does not verify; each problem.</exception>
    public static AppendInput Read(IReadOnlyList<string> paths, BundleVerifier verifier, Func<Stream> openInput)
    {
        List<(string, ReadOnlyMemory<byte>)> leaves = [];
        List<(string, LoggedBundle)> bundles = [];
        List<string> problems = [];
        foreach (var path in paths)
        {
            if (path == StandardInput)
            {
                using var reader = new StreamReader(openInput(), new System.Text.UTF8Encoding(false));
                while (reader.ReadLine() is { } line)
                {
                    if (line.Length > 0)
                        leaves.Add((path, System.Text.Encoding.UTF8.GetBytes(line)));
                }
            }
            else if (!File.Exists(path))
                problems.Add($"There is no file {path}.");
            else if (File.ReadAllBytes(path) is var bytes && ProofFile.IsBundle(bytes))
                Add(path, bytes);
            else
                leaves.Add((path, bytes.AsMemory().TrimEnd("\r\n"u8)));
        }
        return problems.Count == 0 ? new(leaves, bundles) : throw new WrongInputException(problems);

        void Add(string path, byte[] bytes)
        {
            var failed = verifier.Verify(bytes).Where(check => check.Outcome == CheckOutcome.Failed).ToList();
            problems.AddRange(failed.Select(check => $"{path}: {check.Name}: {check.Words.En}"));
            if (failed.Count == 0 && LoggedBundle.Read(bytes).Value is { } logged)
                bundles.Add((path, logged));
        }
    }
}
