using Servanda.Accords;
using Servanda.Storage;
using Servanda.Storage.Accounts;
using Servanda.Storage.Letters;
using Servanda.Web.Hosting;

namespace Servanda.Web.Accounts;

/// <summary>Links that make an account or lead back into one, and the letters they go in: both in the change of the caller, so
/// that neither is without the other.</summary>
public sealed class Invitations(Database database, PortalOptions options, TimeProvider clock)
{
    readonly LetterStore _letters = new(database, clock);

    /// <summary>Invites somebody; an invitation sent to the address before does nothing from now on.</summary>
    /// <param name="change">With what else is changed.</param>
    /// <param name="mail">Whom.</param>
    /// <param name="name">The person's name, shown to them to be corrected.</param>
    /// <param name="role">What the account may do.</param>
    /// <param name="organisation">The organisation a signatory speaks for; null for other roles.</param>
    /// <param name="language">Of the letter.</param>
    /// <param name="by">The id of the account that invites; null for the program.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False where the very same went within some minutes: one letter is enough.</returns>
    public Task<bool> InviteAsync(
        StoreTransaction change, MailAddress mail, string name, AccountRole role, string? organisation, Language language, string? by,
        CancellationToken cancel) =>
        SendAsync(change, mail, Invitation(mail, name, role, organisation, language, by, clock.GetUtcNow()), cancel);

    /// <summary>Sends the person a way back in that their code opens.</summary>
    internal Task<bool> SendRecoveryAsync(StoreTransaction change, Account account, CancellationToken cancel) =>
        SendAsync(change, account, LinkPurpose.Recover, account.Id, cancel);

    /// <summary>Sends the person a link to begin anew.</summary>
    internal Task<bool> SendResetAsync(StoreTransaction change, Account account, string by, CancellationToken cancel) =>
        SendAsync(change, account, LinkPurpose.Reset, by, cancel);

    /// <summary>Sends a link to the address that the person wants to have.</summary>
    internal Task<bool> SendMoveAsync(StoreTransaction change, Account account, MailAddress mail, CancellationToken cancel) =>
        SendAsync(change, mail, WayBack(account, LinkPurpose.Move, account.Id, clock.GetUtcNow()) with { Mail = mail.ToString() }, cancel);

    /// <summary>Tells the old address of an account that it is no more.</summary>
    internal Task TellMovedAsync(StoreTransaction change, Account old, string secret, CancellationToken cancel)
    {
        if (!MailAddress.TryRead(old.Mail, out var mail))
            return Task.CompletedTask;
        var language = LanguageOf(old.Language);
        var letter = AccountLetters.Moved(old);
        return _letters.AddAsync(change, new LetterDraft(
            mail, language, letter.Subject.In(language), letter.Body.In(language), $"account-moved:{PrivateId.DigestOf(secret)}"), cancel);
    }

    /// <summary>The link for an invitation that goes another way than by letter.</summary>
    internal static AccountLink Invitation(
        MailAddress mail, string name, AccountRole role, string? organisation, Language language, string? by, DateTimeOffset now) => new()
        {
            Purpose = LinkPurpose.Invite,
            Mail = mail.ToString(),
            Name = name,
            Role = role,
            Organisation = organisation,
            Language = Words.Id(language),
            MadeBy = by,
            MadeAt = now,
            ExpiresAt = now + AccountLink.InvitationLife,
        };

    /// <summary>A way back into an account.</summary>
    internal static AccountLink WayBack(Account account, LinkPurpose purpose, string? by, DateTimeOffset now) => new()
    {
        Purpose = purpose,
        Account = account.Id,
        Mail = account.Mail,
        Name = account.Name,
        Role = account.Role,
        Organisation = account.Organisation,
        Language = account.Language,
        MadeBy = by,
        MadeAt = now,
        ExpiresAt = now + purpose switch
        {
            LinkPurpose.Recover => AccountLink.RecoveryLife,
            LinkPurpose.Move => AccountLink.MoveLife,
            LinkPurpose.Invite or LinkPurpose.Reset => AccountLink.InvitationLife,
        },
    };

    /// <summary>Where a link leads.</summary>
    internal static string PathOf(string language, string secret) => $"/{language}/set-up/{secret}";

    Task<bool> SendAsync(StoreTransaction change, Account account, LinkPurpose purpose, string? by, CancellationToken cancel) =>
        MailAddress.TryRead(account.Mail, out var mail)
            ? SendAsync(change, mail, WayBack(account, purpose, by, clock.GetUtcNow()), cancel)
            : throw new StorageException($"The address of account {account.Id} is none; the database was changed by hand.");

    async Task<bool> SendAsync(StoreTransaction change, MailAddress mail, AccountLink link, CancellationToken cancel)
    {
        if (await LinkStore.IsOnItsWayAsync(change, link, cancel))
            return false;
        var secret = await LinkStore.AddAsync(change, link, cancel);
        var url = options.Absolute(link.Purpose == LinkPurpose.Move
            ? $"/{link.Language}/account/address/{secret}" : PathOf(link.Language, secret));
        var language = LanguageOf(link.Language);
        var letter = AccountLetters.Write(link, url);
        await _letters.AddAsync(change, new LetterDraft(
            mail, language, letter.Subject.In(language), letter.Body.In(language), $"account:{PrivateId.DigestOf(secret)}"), cancel);
        return true;
    }

    static Language LanguageOf(string word) => word == Words.Id(Language.French) ? Language.French : Language.English;
}
