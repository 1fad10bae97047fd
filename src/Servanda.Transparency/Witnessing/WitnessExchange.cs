using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Servanda.Transparency.Checkpoints;
using Servanda.Transparency.Cosignatures;
using Servanda.Transparency.Merkle;
using Servanda.Transparency.Notes;
using Servanda.Transparency.Sequencing;
using Servanda.Transparency.Tiles;

namespace Servanda.Transparency.Witnessing;

/// <summary>Asking one witness about one checkpoint: once, and once more from the size it says it is at.</summary>
sealed class WitnessExchange(
    HttpClient http, WitnessPeer witness, CheckpointNote checkpoint, WitnessLimits limits, TimeProvider clock,
    ConcurrentDictionary<CosignerKey, long> sizes)
{
    const int MaxTries = 2;
    const int MaxShown = 120;

    long Size => checkpoint.Checkpoint.Size;

    public async Task<WitnessAnswer> RunAsync(ProveFrom prove, CancellationToken cancel)
    {
        var known = sizes.GetValueOrDefault(witness.Key);
        if (known > Size)
            return Failed(WitnessFault.AheadOfUs, Ahead(known));
        var old = known;
        for (var tries = 1; ; tries++)
        {
            IReadOnlyList<TreeHash> proof;
            try
            {
                proof = await prove(old, cancel);
            }
            catch (InvalidDataException fault)
            {
                return Failed(WitnessFault.NotAsked, $"was not asked, for want of a proof: {fault.Message}");
            }
            catch (IOException fault)
            {
                return Failed(WitnessFault.NotAsked, $"was not asked, for want of a proof: {fault.Message}");
            }
            var (status, body) = await PostAsync(new AddCheckpoint(old, proof, checkpoint.Note), cancel);
            if (body is null)
                return Failed(WitnessFault.Garbage, $"answered with more than {limits.MaxAnswer} octets");
            if (status == HttpStatusCode.OK)
                return Cosigned(body);
            if (status != HttpStatusCode.Conflict)
                return Failed(WitnessFault.Refused, $"answered {(int)status}: {Shown(body)}");
            if (!TryReadSize(body, out var theirs))
                return Failed(WitnessFault.Garbage, $"answered 409 without a size: {Shown(body)}");
            if (theirs > Size)
                return Failed(WitnessFault.AheadOfUs, Ahead(theirs));
            if (theirs < known)
                return Failed(WitnessFault.RolledBack, Told($"says it is at {theirs} entries, but it has cosigned {known}"));
            if (tries == MaxTries || theirs == old)
                return Failed(WitnessFault.Refused, Told($"answered 409 with {theirs} again"));
            old = theirs;
        }
    }

    /// <summary>The status and the body; no body where it is over the limit.</summary>
    async Task<(HttpStatusCode Status, byte[]? Body)> PostAsync(AddCheckpoint request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, witness.At(AddCheckpoint.Path));
        message.Content = new ByteArrayContent(request.Write());
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
        using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var body = new byte[limits.MaxAnswer + 1];
        var length = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancel);
        return (response.StatusCode, length > limits.MaxAnswer ? null : body[..length]);
    }

    /// <summary>Puts the lines under our checkpoint and sees what holds: the text cannot become another one.</summary>
    WitnessAnswer Cosigned(byte[] lines)
    {
        var note = SignedNote.Read([.. checkpoint.Note.Bytes.Span, .. lines]).Value;
        if (note is null || !note.Text.Span.SequenceEqual(checkpoint.Note.Text.Span) || lines.Length == 0)
            return Failed(WitnessFault.Garbage, $"answered with no signature lines: {Shown(lines)}");
        var found = Cosignature.Find(note, [witness.Key]);
        if (found.Value is null)
            return Failed(WitnessFault.WrongSignature, "its signature does not hold for this checkpoint: it signed something else");
        if (found.Value is not [var cosignature])
            return Failed(WitnessFault.OtherKey, $"did not sign with the key it is known by, {witness.Key.Id}");
        var drift = cosignature.Time - clock.GetUtcNow().ToUnixTimeSeconds();
        if (Math.Abs((double)drift) > limits.Drift.TotalSeconds)
            return Failed(WitnessFault.WrongTime, Told($"its cosignature's time is {Math.Abs((double)drift)} seconds {(drift < 0 ? "ago" : "ahead")}"));
        sizes[witness.Key] = Size;
        return new WitnessAnswer.Cosigned(witness, cosignature);
    }

    WitnessAnswer.Failed Failed(WitnessFault fault, string why) => new(witness, fault, why);

    string Ahead(long size) => Told($"""
        has cosigned {size} entries of this log, more than the {Size} here: the log was rolled back, or somebody else has its key
        """);

    static bool TryReadSize(byte[] body, out long size)
    {
        size = 0;
        return body is [.., (byte)'\n'] && DecimalText.TryRead(Encoding.Latin1.GetString(body.AsSpan(0, body.Length - 1)), out size);
    }

    /// <summary>What a stranger sent, short and printable.</summary>
    static string Shown(byte[] body)
    {
        var text = Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, MaxShown))).Trim();
        return string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
    }

    static string Told(FormattableString words) => words.ToString(CultureInfo.InvariantCulture);
}
