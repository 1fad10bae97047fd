using System.CommandLine;

namespace Servanda.Cli.Commands;

/// <summary><c>servanda completions</c>: a script for the shell. It asks the program itself, so it is never out of date.</summary>
static class CompletionsCommand
{
    const string Bash = """
        _servanda() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(servanda "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -o default -F _servanda servanda
        """;

    const string Zsh = """
        _servanda() {
            local -a found
            found=("${(@f)$(servanda "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            compadd -- $found
            _files
        }
        compdef _servanda servanda
        """;

    const string Fish = """
        complete -c servanda -a '(servanda "[suggest:"(commandline -C)"]" (commandline -p) 2>/dev/null)'
        """;

    const string PowerShell = """
        Register-ArgumentCompleter -Native -CommandName servanda -ScriptBlock {
            param($word, $ast, $position)
            servanda "[suggest:$position]" "$ast" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
        }
        """;

    static readonly Argument<string> Shell = new("SHELL") { Description = "bash, zsh, fish or pwsh" };

    public static Command Create()
    {
        Shell.AcceptOnlyFromAmong("bash", "zsh", "fish", "pwsh");
        var command = new Command("completions", "Print a script that completes commands and options in your shell") { Shell };
        HelpWithExamples.Add(command, "source <(servanda completions bash)", "servanda completions fish | source");
        command.SetAction(parsed => parsed.InvocationConfiguration.Output.WriteLine(parsed.GetValue(Shell) switch
        {
            "bash" => Bash,
            "zsh" => Zsh,
            "fish" => Fish,
            _ => PowerShell,
        }));
        return command;
    }
}
