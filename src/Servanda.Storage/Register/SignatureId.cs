using System.Globalization;

namespace Servanda.Storage.Register;

/// <summary>Ids of signatures: the accord and the organisation with a dot between, and a number from 2 for another one.</summary>
static class SignatureId
{
    /// <summary>The first that is not taken; it is taken now.</summary>
    public static string Next(string accord, string organisation, HashSet<string> taken)
    {
        var id = $"{accord}.{organisation}";
        for (var number = 2; !taken.Add(id); number++)
            id = string.Create(CultureInfo.InvariantCulture, $"{accord}.{organisation}.{number}");
        return id;
    }
}
