using System.Runtime.CompilerServices;

namespace Servanda.Tests.Reports;

/// <summary>Text that people read, compared with what somebody read and approved. To approve what is written now, run once
/// with <c>SERVANDA_APPROVE=1</c> and read the difference before it is committed.</summary>
static class Approved
{
    public static void Check(string name, string text, [CallerFilePath] string caller = "")
    {
        if (Environment.GetEnvironmentVariable("SERVANDA_APPROVE") == "1")
            File.WriteAllText(Path.Combine(Path.GetDirectoryName(caller)!, "Approved", name), text);
        using var stream = typeof(Approved).Assembly.GetManifestResourceStream(name);
        Assert.True(stream is not null, $"nothing is approved as {name}; what was written:\n{text}");
        using var reader = new StreamReader(stream!);
        Assert.Equal(reader.ReadToEnd(), text);
    }
}
