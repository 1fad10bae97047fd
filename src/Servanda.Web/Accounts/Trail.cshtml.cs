using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Servanda.Storage;
using Servanda.Storage.Accounts;

namespace Servanda.Web.Accounts;

/// <summary>Everything that happened to accounts, filtered and page by page.</summary>
[Authorize(Policy = Policies.Settings)]
sealed class TrailModel(Database database) : AccountForm
{
    /// <summary>Lines of a page.</summary>
    public const int PageSize = 100;

    const int ShownOfId = 8;

    Dictionary<string, string> _names = [];

    [BindProperty(SupportsGet = true)]
    public string? Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    public IReadOnlyList<Account> People { get; private set; } = [];

    public IReadOnlyList<AccountEvent> Events { get; private set; } = [];

    /// <summary>Where the older ones begin; null where there are none.</summary>
    public long? Older { get; private set; }

    public async Task OnGetAsync(long? before)
    {
        var cancel = HttpContext.RequestAborted;
        People = await new AccountStore(database).ListAsync(null, cancel);
        _names = People.ToDictionary(one => one.Id, one => one.Name, StringComparer.Ordinal);
        var found = await new AccountEvents(database).PageAsync(new AccountEventFilter
        {
            Account = string.IsNullOrEmpty(Person) ? null : Person,
            Kind = AccountEvents.FindKind(Kind),
            Before = before,
        }, PageSize + 1, cancel);
        Events = [.. found.Take(PageSize)];
        Older = found.Count > PageSize ? Events[^1].Number : null;
    }

    /// <summary>Whether the account is there still.</summary>
    public bool IsThere(string account) => _names.ContainsKey(account);

    /// <summary>The person's name; a part of the id where the account is gone.</summary>
    public string NameOf(string account) =>
        _names.GetValueOrDefault(account) ?? $"{account[..Math.Min(account.Length, ShownOfId)]}…";
}
