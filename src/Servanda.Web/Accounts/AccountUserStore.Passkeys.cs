using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

sealed partial class AccountUserStore : IUserPasskeyStore<AccountUser>
{
    readonly PasskeyStore _passkeys = new(database);

    public async Task AddOrUpdatePasskeyAsync(AccountUser user, UserPasskeyInfo passkey, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await PasskeyStore.KeepAsync(change, ToRow(user.Account.Id, passkey), cancel);
        await change.CommitAsync(cancel);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(AccountUser user, CancellationToken cancel) =>
        [.. (await _passkeys.ListAsync(user.Account.Id, cancel)).Select(ToInfo)];

    public async Task<AccountUser?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancel) =>
        await _passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancel) is { } found
            ? await FindByIdAsync(found.Account, cancel)
            : null;

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(AccountUser user, byte[] credentialId, CancellationToken cancel) =>
        await _passkeys.FindAsync(Base64Url.EncodeToString(credentialId), cancel) is { } found && found.Account == user.Account.Id
            ? ToInfo(found)
            : null;

    public async Task RemovePasskeyAsync(AccountUser user, byte[] credentialId, CancellationToken cancel)
    {
        await using var change = await database.BeginAsync(cancel);
        await PasskeyStore.TryRemoveAsync(change, user.Account.Id, Base64Url.EncodeToString(credentialId), cancel);
        await change.CommitAsync(cancel);
    }

    internal static Passkey ToRow(string account, UserPasskeyInfo passkey) => new()
    {
        Credential = Base64Url.EncodeToString(passkey.CredentialId),
        Account = account,
        Name = passkey.Name ?? "",
        PublicKey = Base64Url.EncodeToString(passkey.PublicKey),
        SignCount = passkey.SignCount,
        Transports = passkey.Transports ?? [],
        IsVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        MadeAt = passkey.CreatedAt,
    };

    static UserPasskeyInfo ToInfo(Passkey row) => new(
        Base64Url.DecodeFromChars(row.Credential), Base64Url.DecodeFromChars(row.PublicKey), row.MadeAt, (uint)row.SignCount,
        [.. row.Transports], row.IsVerified, row.IsBackupEligible, row.IsBackedUp, attestationObject: [], clientDataJson: [])
    {
        Name = row.Name,
    };
}
