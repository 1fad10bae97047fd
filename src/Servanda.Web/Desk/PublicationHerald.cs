using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Applications;
using Servanda.Storage.Letters;
using Servanda.Web.Accounts;
using Servanda.Web.Apply;
using Servanda.Web.Hosting;

namespace Servanda.Web.Desk;

/// <summary>Tells the contact that something is published, and invites the first person of an organisation to its workspace.</summary>
/// <param name="database">Where accounts and letters are.</param>
/// <param name="options">For links.</param>
/// <param name="clock">The clock.</param>
/// <param name="invitations">Of accounts.</param>
public sealed class PublicationHerald(Database database, PortalOptions options, TimeProvider clock, Invitations invitations)
{
    readonly AccountStore _accounts = new(database);
    readonly LetterStore _letters = new(database, clock);

    /// <summary>Tells of a publication, within its change.</summary>
    public async Task PublishedAsync(StoreTransaction change, Application application)
    {
        var page = options.Absolute($"/{Words.Id(application.Language)}/organisations/{application.OrganisationId}");
        if (ApplicationLetters.Published(application, page) is { } letter)
            await _letters.AddAsync(change, letter, CancellationToken.None);
        if (application is { Kind: ApplicationKind.Sign, OrganisationId: { } organisation } &&
            MailAddress.TryRead(application.ContactMail, out var mail) && await IsFirstAsync(organisation, mail))
            await invitations.InviteAsync(change, mail, application.ContactName, AccountRole.Signatory, organisation,
                application.Language, by: null, CancellationToken.None);
    }

    /// <summary>Later members are invited by the first; and an address has one account.</summary>
    async Task<bool> IsFirstAsync(string organisation, MailAddress mail) =>
        (await _accounts.ListAsync(organisation, CancellationToken.None)).Count == 0 &&
        await _accounts.FindByMailAsync(mail.ToString(), CancellationToken.None) is null;
}
