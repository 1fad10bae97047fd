using Servanda.Core.Names;
using Servanda.Storage.Letters;

namespace Servanda.Storage.Applications;

/// <summary>What a form, a workspace or the desk asks for.</summary>
public sealed record ApplicationDraft : Asked
{
    /// <summary>Domains at the most.</summary>
    public const int MaxDomains = 20;

    /// <summary>Whom to write to.</summary>
    public string ContactName { get; init; } = "";

    /// <summary>Where to write; null where the desk asks itself.</summary>
    public MailAddress? ContactMail { get; init; }

    /// <summary>The domains whose control is to be shown, <see cref="MaxDomains"/> at the most.</summary>
    public IReadOnlyList<DomainName> Domains { get; init; } = [];

    /// <summary>Of the form: the same sent twice makes one application.</summary>
    public required string OnceKey { get; init; }
}
