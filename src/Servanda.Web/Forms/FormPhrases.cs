using Servanda.Accords;

namespace Servanda.Web.Forms;

/// <summary>What every form says.</summary>
static class FormPhrases
{
    public static Text Problems { get; } = new("There is a problem", "Il y a un problème");

    public static Text Optional { get; } = new("optional", "facultatif");

    public static Text Required(Text what) => new($"Enter {what.En}.", $"Indiquez {what.Fr}.");

    public static Text TooLong(int most) => new($"At most {most} characters.", $"{most} caractères au plus.");

    public static Text BadCharacter { get; } = new(
        "There is a character in it that has no place here, such as one that turns the direction of writing round.",
        "Un caractère n’a pas sa place ici, par exemple un caractère qui inverse le sens de l’écriture.");

    public static Text Choose { get; } = new("Choose one of the list.", "Choisissez dans la liste.");
}
