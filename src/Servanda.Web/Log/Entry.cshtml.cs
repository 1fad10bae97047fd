using System.Text;
using Microsoft.AspNetCore.Mvc;
using Servanda.Accords;
using Servanda.Accords.Leaves;
using Servanda.Core;
using Servanda.Storage.Register;
using Servanda.Web.Layout;

namespace Servanda.Web.Log;

/// <summary>One entry of the log: in words, as it was logged, and its proof.</summary>
public sealed class EntryModel(PortalLog log, PublicRegisterCache registers, Catalogue catalogue) : PublicPage
{
    // A page shows what a reader can take in; the proof holds the whole.
    const int MaxShown = 16 * 1024;

    /// <summary>The entry.</summary>
    public PortalLogEntry Entry { get; private set; } = null!;

    /// <summary>SHA-256 of its bytes.</summary>
    public Digest Digest { get; private set; }

    /// <summary>What the log's checkpoints are verified with.</summary>
    public string? Key { get; private set; }

    /// <summary>Its bytes as text.</summary>
    public string Json { get; private set; } = "";

    /// <summary>What the leaf says, in words; null where it is none.</summary>
    internal LeafStory? Story { get; private set; }

    /// <summary>Reads it from the published files.</summary>
    /// <param name="index">Where it stands.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IActionResult> OnGetAsync(long index, CancellationToken cancel)
    {
        if (await log.FindAsync(index, cancel) is not { } entry)
            return NotFound();
        Entry = entry;
        Key = await log.KeyAsync(cancel);
        Digest = Leaf.Name(entry.Bytes.Span);
        Json = Encoding.UTF8.GetString(entry.Bytes.Span[..Math.Min(entry.Bytes.Length, MaxShown)]);
        if (entry.Leaf is { } leaf)
            Story = Named(LeafStory.Of(leaf), await registers.GetAsync(cancel));
        return Page();
    }

    /// <summary>The story with the names of the register; what it does not know has no page to lead to.</summary>
    LeafStory Named(LeafStory story, PublicRegister register) => story with { Facts = [.. story.Facts.Select(fact => Named(fact, register))] };

    LeafFact Named(LeafFact fact, PublicRegister register)
    {
        var id = fact.Value.En;
        if (fact.Label == LeafPhrases.Organisation)
            return register.FindOrganisation(id) is { } organisation
                ? fact with { Value = new(organisation.NameIn(Language.English), organisation.NameIn(Language.French)) }
                : fact with { Path = null };
        if (fact.Label == LeafPhrases.Accord)
            return catalogue.Accords.FirstOrDefault(accord => accord.Id == id) is { } accord
                ? fact with { Value = accord.Title }
                : fact with { Path = null };
        return fact.Label == LeafPhrases.Control && !catalogue.Controls.Any(control => control.Id == id) ? fact with { Path = null } : fact;
    }
}
