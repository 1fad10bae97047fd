using Servanda.Accords;

namespace Servanda.Web.Forms;

/// <summary>Reads the fields of one form, and collects everything that is wrong with them.</summary>
sealed class FormCheck
{
    readonly List<FormProblem> _problems = [];

    /// <summary>Everything wrong, in the order of the fields.</summary>
    public IReadOnlyList<FormProblem> Problems => _problems;

    /// <summary>Notes a problem.</summary>
    public void Add(string field, Text message) => _problems.Add(new FormProblem(field, message));

    /// <summary>A line that must be there.</summary>
    /// <param name="field">The field's name.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="most">Characters at the most.</param>
    /// <param name="what">What to enter, as in "Enter …".</param>
    /// <returns>The line; empty where there was a problem.</returns>
    public string Line(string field, string? typed, int most, Text what) => Check(field, PlainText.Line(typed), most, what);

    /// <summary>Several lines that must be there.</summary>
    public string Lines(string field, string? typed, int most, Text what) => Check(field, PlainText.Lines(typed), most, what);

    /// <summary>One of a list; null where the field is empty and may be.</summary>
    public string? Choice(string field, string? chosen, IReadOnlyCollection<string> list, bool isOptional = false)
    {
        if (string.IsNullOrEmpty(chosen) && isOptional)
            return null;
        if (chosen is not null && list.Contains(chosen))
            return chosen;
        Add(field, FormPhrases.Choose);
        return null;
    }

    string Check(string field, string? plain, int most, Text what)
    {
        if (plain is null)
            Add(field, FormPhrases.BadCharacter);
        else if (plain.Length == 0)
            Add(field, FormPhrases.Required(what));
        else if (plain.Length > most)
            Add(field, FormPhrases.TooLong(most));
        else
            return plain;
        return "";
    }
}
