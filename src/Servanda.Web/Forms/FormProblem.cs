using Servanda.Accords;

namespace Servanda.Web.Forms;

/// <summary>One thing wrong with what was entered, to be shown beside the field.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
public sealed record FormProblem(string Field, Text Message);
