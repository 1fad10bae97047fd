namespace Servanda.Mail.ReportFiles;

/// <summary>Where content stands, and what it stands in.</summary>
/// <param name="Place">For people: the path, then the steps inside after exclamation marks.</param>
/// <param name="IsInArchive">True inside a gzip or zip.</param>
/// <param name="Messages">How many messages it stands in.</param>
readonly record struct ContentPlace(string Place, bool IsInArchive = false, int Messages = 0)
{
    const int MaxStep = 200;

    /// <summary>Inside an archive, in the file of this name.</summary>
    public ContentPlace Archive(string? file) => this with { Place = Step(file), IsInArchive = true };

    /// <summary>In a part of it.</summary>
    public ContentPlace Part(string part) => this with { Place = Step(part) };

    /// <summary>In a message that stands here.</summary>
    public ContentPlace Message() => this with { Messages = Messages + 1 };

    string Step(string? step) => step is null ? Place : $"{Place}!{ReportText.Cut(step, MaxStep)}";
}
