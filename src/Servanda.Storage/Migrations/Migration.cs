using System.Globalization;
using Servanda.Core;

namespace Servanda.Storage.Migrations;

/// <summary>One numbered step of the schema. A step that was published is never changed; a later one corrects it.</summary>
/// <param name="Number">From 1, each once; areas that grow side by side leave gaps.</param>
/// <param name="Name">The file's name without number and ending.</param>
/// <param name="Sql">What it does.</param>
sealed record Migration(int Number, string Name, string Sql)
{
    const string Folder = "migrations/";

    /// <summary>Names exactly this text, whatever the line ends of a checkout.</summary>
    public Digest Checksum { get; } = Digest.Of(System.Text.Encoding.UTF8.GetBytes(Sql.ReplaceLineEndings("\n")));

    /// <summary>The steps for a kind of database, in order. A file is <c>NNNN-name.sql</c>, or with the kind before the
    /// ending where the databases differ.</summary>
    public static IReadOnlyList<Migration> All(DatabaseKind kind)
    {
        var assembly = typeof(Migration).Assembly;
        var suffix = kind switch { DatabaseKind.Sqlite => ".sqlite", DatabaseKind.PostgreSql => ".postgres" };
        List<Migration> all = [];
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var file = Path.GetFileNameWithoutExtension(resource[Folder.Length..]);
            if (Path.GetExtension(file) is { Length: > 0 } variant && variant != suffix)
                continue;
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = Path.GetFileNameWithoutExtension(file);
            all.Add(new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name[5..], reader.ReadToEnd()));
        }
        return [.. all.OrderBy(one => one.Number)];
    }
}
