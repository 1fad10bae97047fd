using Servanda.Accords.Leaves;
using Servanda.Cli.Log;
using Servanda.Storage.Log;
using Servanda.Transparency.Tiles;

namespace Servanda.Cli.Serving.Logbook;

/// <summary>
/// Reads the whole log, so that the next leaves hang together with it, and knows again those that were logged and not noted
/// before this process or another was killed: written anew, they are the same bytes.
/// </summary>
sealed class LogbookReplay(OutboxReader outbox, TimeProvider clock)
{
    const int Page = 1000;

    readonly LeafChain _chain = new();
    readonly Dictionary<long, LogPlace> _places = [];
    readonly List<(long Number, LogPlace Place)> _found = [];

    /// <summary>Reads so many entries.</summary>
    /// <returns>The chain of leaves, and what is to be noted.</returns>
    /// <exception cref="InvalidDataException">An entry cannot be read; the message names the file.</exception>
    public async Task<(LeafChain Chain, IReadOnlyList<(long Number, LogPlace Place)> Found)> RunAsync(
        ITileSource tiles, long size, CancellationToken cancel)
    {
        var waiting = await WaitingAsync(cancel);
        // Notes are taken in the order of the log, so only what lies behind the last can be without one.
        var noted = await outbox.LastIndexAsync(cancel) ?? -1;
        await foreach (var (index, entry) in LogEntries.ReadAsync(tiles, size, cancel))
        {
            if (index > noted && waiting.Count > 0)
                Recognise(index, entry, waiting);
            _chain.Add(entry.Span);
        }
        return (_chain, _found);
    }

    /// <summary>Of one subject only the first that waits can be next.</summary>
    void Recognise(long index, ReadOnlyMemory<byte> entry, Dictionary<LeafId, Queue<OutboxEntry>> waiting)
    {
        if (Leaf.Read(entry.Span).Value is not { Subject: var subject } || !waiting.TryGetValue(subject, out var queue)
            || !queue.TryPeek(out var next) || next.Write(_chain.Head(subject), _places.GetValueOrDefault) is not { } bytes
            || !entry.Span.SequenceEqual(bytes))
            return;
        queue.Dequeue();
        var place = new LogPlace(index, Leaf.Name(bytes), clock.GetUtcNow());
        _places[next.Number] = place;
        _found.Add((next.Number, place));
    }

    async Task<Dictionary<LeafId, Queue<OutboxEntry>>> WaitingAsync(CancellationToken cancel)
    {
        Dictionary<LeafId, Queue<OutboxEntry>> waiting = [];
        for (var after = 0L; await outbox.WaitingAsync(after, Page, cancel) is { Count: > 0 } page; after = page[^1].Number)
        {
            foreach (var entry in page)
            {
                if (!waiting.TryGetValue(entry.Subject, out var queue))
                    waiting.Add(entry.Subject, queue = new());
                queue.Enqueue(entry);
            }
            var named = page.SelectMany(entry => entry.References.Select(one => one.Number)).Distinct().ToList();
            foreach (var chunk in named.Chunk(Page))
            {
                foreach (var (number, place) in await outbox.PlacesAsync(chunk, cancel))
                    _places[number] = place;
            }
        }
        return waiting;
    }
}
