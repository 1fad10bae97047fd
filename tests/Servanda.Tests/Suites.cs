namespace Servanda.Tests;

/// <summary>Conformance material that nobody of ours wrote: <c>SERVANDA_SUITES</c>, by default ../shared/suites beside
/// the repository. Absent on a laptop is a stated skip; where <c>SERVANDA_REQUIRE_ALL=1</c> (CI) it is a failure.</summary>
static class Suites
{
    public static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Root, .. parts]);
        Assert.SkipWhen(!Exists(path) && !RequireAll, $"no conformance suite at {path}; set SERVANDA_SUITES");
        Assert.True(Exists(path), $"no conformance suite at {path}");
        return path;
    }

    static bool RequireAll => Environment.GetEnvironmentVariable("SERVANDA_REQUIRE_ALL") == "1";

    static string Root => Environment.GetEnvironmentVariable("SERVANDA_SUITES") is { Length: > 0 } set
        ? set
        : System.IO.Path.Combine(RepositoryRoot(), "..", "shared", "suites");

    static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    static string RepositoryRoot()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "Servanda.slnx")))
                return at.FullName;
        }
        return AppContext.BaseDirectory;
    }
}
