namespace Servanda.SystemTests;

/// <summary>The real programs that system tests run against, from the distribution.</summary>
static class Tools
{
    /// <summary>The full path of a program. Absent on a laptop it skips the test, saying so; where
    /// <c>SERVANDA_REQUIRE_ALL=1</c> (CI) it fails the test.</summary>
    public static string Require(string program)
    {
        var path = Find(program);
        var reason = $"{program} is not installed; on Debian, apt-get install the package that has it";
        Assert.SkipWhen(path is null && !RequireAll, reason);
        Assert.True(path is not null, reason);
        return path!;
    }

    /// <summary>The full path of a program on PATH or where a distribution keeps its daemons; null when absent.</summary>
    public static string? Find(string program) =>
        Directories().Select(directory => Path.Combine(directory, program)).FirstOrDefault(File.Exists);

    static bool RequireAll => Environment.GetEnvironmentVariable("SERVANDA_REQUIRE_ALL") == "1";

    static IEnumerable<string> Directories()
    {
        foreach (var directory in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            if (directory.Length > 0)
                yield return directory;
        }
        // Daemons live here, and are not on an ordinary user's PATH.
        yield return "/usr/local/sbin";
        yield return "/usr/sbin";
        yield return "/sbin";
    }
}
