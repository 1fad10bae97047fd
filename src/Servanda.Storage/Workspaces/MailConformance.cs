using Servanda.Accords;
using Servanda.Core.Names;
using Servanda.Storage.Mail;
using Servanda.Storage.Register;

namespace Servanda.Storage.Workspaces;

/// <summary>What receivers reported of the mail of a domain over the last days.</summary>
/// <param name="Domain">The domain, as people write it.</param>
/// <param name="Volume">The messages.</param>
public sealed record MailFigures(string Domain, Volume Volume);

/// <summary>How far the mail in an organisation's name conforms, by the reports of receivers. Only for domains whose control it
/// showed: reports tell of one's own mail, not of anybody's.</summary>
/// <param name="database">Where the reports are.</param>
/// <param name="clock">The clock.</param>
public sealed class MailConformance(Database database, TimeProvider clock)
{
    /// <summary>Days looked back, today included.</summary>
    public const int Days = 30;

    /// <summary>For the organisation itself.</summary>
    public async Task<IReadOnlyList<MailFigures>> OfAsync(RegisteredOrganisation organisation, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var queries = new ReportQueries(database);
        List<MailFigures> figures = [];
        foreach (var asset in organisation.Assets.Where(one => one.Kind == AssetKind.Domain && one.Standing == AssetStanding.Proven))
        {
            if (DomainName.Read(asset.Name).Value is not { } domain)
                continue;
            var days = await queries.ByDayAsync(new MailScope(domain, today.AddDays(1 - Days), today), cancel);
            figures.Add(new MailFigures(domain.Unicode, days.Aggregate(Volume.None, (sum, day) => sum + day.Volume)));
        }
        return figures;
    }

    /// <summary>For everybody: empty unless the organisation agreed, and without domains nobody reported on.</summary>
    public async Task<IReadOnlyList<MailFigures>> PublicAsync(RegisteredOrganisation organisation, CancellationToken cancel) =>
        await new MailConsent(database, clock).IsGivenAsync(organisation.Id, cancel)
            ? [.. (await OfAsync(organisation, cancel)).Where(one => one.Volume.Messages > 0)]
            : [];
}
