using System.CommandLine;
using Servanda.Cli.Serving;

namespace Servanda.Cli.Log;

/// <summary><c>servanda log</c>: keeps a log of leaves that nobody can rewrite unseen.</summary>
static class LogCommand
{
    public static Command Create() => new("log", "Keep a public, append-only, witnessed log (C2SP tlog-tiles)")
    {
        InitCommand.Create(),
        AppendCommand.Create(),
        ProveCommand.Create(),
        FsckCommand.Create(),
        RotateCommand.Create(),
        LogServeCommand.Create(),
    };
}
