using Servanda.Cli.Assessing;
using Servanda.Transparency.Policies;

namespace Servanda.Cli.Commands;

/// <summary>A file that says which logs and witnesses somebody believes (C2SP tlog-policy).</summary>
static class PolicyFile
{
    /// <summary>The policy; null for no file.</summary>
    /// <exception cref="WrongInputException">It is not there, or does not read; each problem with its line.</exception>
    public static LogPolicy? Read(FileInfo? file)
    {
        if (file is null)
            return null;
        if (!file.Exists)
            throw new WrongInputException([$"{file} is not a file."]);
        if (file.Length > LogPolicy.MaxOctets)
            throw new WrongInputException([$"{file} holds more than {LogPolicy.MaxOctets} bytes: that is no policy."]);
        var bytes = File.ReadAllBytes(file.FullName);
        var read = LogPolicy.Read(bytes);
        return read.Value ?? throw new WrongInputException([.. read.Problems.Select(problem =>
            $"{file}:{Line(bytes, problem.Offset)}: {problem.Code} {problem.Detail} ({problem.Clause})")]);
    }

    static int Line(ReadOnlySpan<byte> bytes, int offset) => bytes[..Math.Clamp(offset, 0, bytes.Length)].Count((byte)'\n') + 1;
}
