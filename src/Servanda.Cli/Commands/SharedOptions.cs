using System.CommandLine;
using System.CommandLine.Parsing;
using Servanda.Accords;

namespace Servanda.Cli.Commands;

/// <summary>Options that several commands take.</summary>
static class SharedOptions
{
    public static Option<Language> Language { get; } = new("--lang")
    {
        Description = "Language of reports and verdicts: en or fr [default: en]",
        HelpName = "en|fr",
        CustomParser = ReadLanguage,
    };

    public static Option<DirectoryInfo?> Catalogue { get; } = new("--catalogue")
    {
        Description = "A directory with a catalogue of your own, instead of the one built in",
        HelpName = "DIR",
    };

    /// <summary>Accepts only the words given, and says which they are.</summary>
    public static Option<string> OneOf(this Option<string> option, params string[] words)
    {
        option.HelpName = string.Join('|', words);
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    static Language ReadLanguage(ArgumentResult result)
    {
        switch (result.Tokens.Count == 0 ? "en" : result.Tokens[0].Value)
        {
            case "en":
                return Accords.Language.English;
            case "fr":
                return Accords.Language.French;
            default:
                result.AddError($"'{result.Tokens[0].Value}' is not a language we write: use en or fr.");
                return default;
        }
    }
}
