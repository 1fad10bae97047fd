using Dapper;

namespace Servanda.Storage.Applications;

/// <summary>What an administrator sets for the desk.</summary>
/// <param name="NeedsTwo">Whether publication and withdrawal need a second person. A small secretariat may switch it off.</param>
/// <param name="KeepContactDays">Days the contact of an application that is over and not published is kept, 1-3650.</param>
public sealed record DeskRules(bool NeedsTwo, int KeepContactDays)
{
    /// <summary>The fewest and the most days.</summary>
    public const int MinKeepDays = 1, MaxKeepDays = 3650;

    /// <summary>What holds until somebody sets something else.</summary>
    public static DeskRules Default { get; } = new(NeedsTwo: true, KeepContactDays: 180);
}

/// <summary>The settings of the desk, with their whole history.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">The clock.</param>
public sealed class DeskSettings(Database database, TimeProvider clock)
{
    const string TwoPersons = "two-persons", KeepContact = "keep-contact-days";

    readonly DeskJournal _journal = new(database, clock);

    /// <summary>What holds now.</summary>
    public async Task<DeskRules> ReadAsync(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        var rows = await connection.QueryAsync<(string Name, string Value)>(new CommandDefinition("""
            SELECT name, value FROM desk_setting s
            WHERE number = (SELECT MAX(number) FROM desk_setting l WHERE l.name = s.name)
            """, cancellationToken: cancel));
        var rules = DeskRules.Default;
        foreach (var (name, value) in rows)
            rules = name switch
            {
                TwoPersons => rules with { NeedsTwo = value == "on" },
                KeepContact when int.TryParse(value, out var days) => rules with { KeepContactDays = days },
                _ => rules,
            };
        return rules;
    }

    /// <summary>Sets the rules; only what differs becomes a new row, and is written down.</summary>
    public async Task WriteAsync(DeskRules rules, string actor, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rules.KeepContactDays, DeskRules.MinKeepDays);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rules.KeepContactDays, DeskRules.MaxKeepDays);
        var old = await ReadAsync(cancel);
        await using var change = await database.BeginAsync(cancel);
        if (old.NeedsTwo != rules.NeedsTwo)
            await AddAsync(change, TwoPersons, rules.NeedsTwo ? "on" : "off", actor, cancel);
        if (old.KeepContactDays != rules.KeepContactDays)
            await AddAsync(change, KeepContact, rules.KeepContactDays.ToString(System.Globalization.CultureInfo.InvariantCulture), actor, cancel);
        await change.CommitAsync(cancel);
    }

    async Task AddAsync(StoreTransaction change, string name, string value, string actor, CancellationToken cancel)
    {
        await change.ExecuteAsync(
            "INSERT INTO desk_setting (number, name, value, actor, at) VALUES (@Number, @name, @value, @actor, @At)",
            new
            {
                Number = await RowNumbers.NextAsync(change, "desk_setting", cancel),
                name,
                value,
                actor,
                At = clock.GetUtcNow().ToUnixTimeSeconds(),
            }, cancel);
        await _journal.AddAsync(change, actor, DeskAct.SettingChanged, DeskSubject.Setting(name), value, cancel);
    }
}
