using Servanda.Accords;
using Servanda.Accords.Reading;

namespace Servanda.Cli.Assessing;

/// <summary>The catalogue a command works with: the one built in, or a directory's.</summary>
static class CatalogueSource
{
    /// <summary>Reads it; a directory's problems are the input's, told with file and line.</summary>
    /// <exception cref="WrongInputException">The directory is not there, or its catalogue does not read.</exception>
    public static Catalogue Load(DirectoryInfo? directory)
    {
        if (directory is null)
            return EmbeddedCatalogue.Catalogue;
        var reading = CatalogueReader.Read(Files(directory));
        return reading.Catalogue
            ?? throw new WrongInputException([.. reading.Problems.Select(problem => problem.ToString())]);
    }

    /// <summary>Its files, paths relative to the directory with forward slashes.</summary>
    public static IReadOnlyList<CatalogueFile> Files(DirectoryInfo directory)
    {
        if (!directory.Exists)
            throw new WrongInputException([$"{directory} is not a directory."]);
        return
        [
            .. directory.EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(file => file.Length <= CatalogueReader.MaxFileBytes)
                .Select(file => new CatalogueFile(
                    Path.GetRelativePath(directory.FullName, file.FullName).Replace('\\', '/'),
                    File.ReadAllBytes(file.FullName))),
        ];
    }
}
