using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Accords.Registers;
using Servanda.Core;

namespace Servanda.Storage.Register;

public sealed partial class RegisterChanges
{
    /// <summary>Publishes a version of an accord in one language, or says of one that is there what its text is. With the
    /// digest of a text it is logged.</summary>
    public async Task<RegisterOutcome> PublishAsync(
        StoreTransaction change, NewVersion version, ChangeBy by, CancellationToken cancel)
    {
        var work = await RegisterWork.BeginAsync(change, clock, by, cancel);
        if (!RegisterId.IsOne(version.AccordId))
            return Refuse(RegisterRefusal.BadForm, version.AccordId);
        if (RegisterText.ReadName(version.Title).Value is not { } title || RegisterText.ReadName(version.Version).Value != version.Version ||
            RegisterText.ReadReason(version.Source).Value is not { } source || !RegisterWork.HasSoundReason(by))
            return Refuse(RegisterRefusal.BadText);
        var language = Words.Id(version.Language);
        var row = new VersionRow
        {
            Accord = version.AccordId,
            Version = version.Version,
            Language = language,
            Title = title,
            Text = version.Text?.ToString(),
            Effective = version.Effective?.ToString(),
            Source = source,
        };
        var last = (await change.QueryAsync<VersionRow>(VersionRow.SelectOne,
            new { version.AccordId, version.Version, language }, cancel)).LastOrDefault();
        if (last is not null && last with { Number = 0, Change = 0 } == row)
            return Refuse(RegisterRefusal.Nothing, version.AccordId);
        await change.LoadAsync(VersionRow.Table, [row with { Number = (last?.Number ?? 0) + 1, Change = work.Number }], cancel);
        long? leaf = version.Text is { } text
            ? await work.LogAsync(version.AccordId, new LeafBody.AccordText(text, version.Language, version.Effective), [], [], cancel)
            : null;
        return await work.EndAsync(ChangeKind.Published, null, version.AccordId, null, leaf, cancel);
    }
}

/// <summary>A version of an accord to be published.</summary>
public sealed record NewVersion
{
    /// <summary>The accord.</summary>
    public required string AccordId { get; init; }

    /// <summary>The version, such as the year of the text.</summary>
    public required string Version { get; init; }

    /// <summary>The language of this text.</summary>
    public required Language Language { get; init; }

    /// <summary>The title it has.</summary>
    public required string Title { get; init; }

    /// <summary>SHA-256 of the text as it was published; null where we do not hold it.</summary>
    public Digest? Text { get; init; }

    /// <summary>Since when it holds; null when its source does not say.</summary>
    public PartialDate? Effective { get; init; }

    /// <summary>Who says so.</summary>
    public required string Source { get; init; }
}
