using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>A <see cref="WebTranscript"/> as canonical JSON, the form an observation keeps and a bundle hashes.</summary>
public static class WebTranscriptJson
{
    const int MaxText = 1024;
    const int MaxStatus = 999;

    /// <summary>Writes it; lone surrogates in texts of theirs become U+FFFD.</summary>
    public static byte[] Write(WebTranscript transcript) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("hops", JsonItem.List(transcript.Hops.Select(Hop))),
        ("body", TranscriptJson.Of(transcript.Body)),
        ("isBodyCut", transcript.IsBodyCut),
        ("end", Word(transcript.End)),
        ("fault", transcript.Fault is null ? null : TranscriptJson.Of(transcript.Fault))));

    /// <summary>Reads it; null for anything that no writer of ours wrote.</summary>
    public static WebTranscript? Read(ReadOnlyMemory<byte> json) => TranscriptReader.Read(json, (reader, item) =>
    {
        var hops = reader.List(item, "hops", WebTranscript.MaxHops, hop => Hop(reader, hop));
        return new WebTranscript
        {
            Hops = hops.Count > 0 ? hops : reader.Spoil(hops),
            Body = reader.Bytes(item, "body", WebTranscript.MaxBodyOctets),
            IsBodyCut = reader.Truth(item, "isBodyCut"),
            End = reader.Word<WebEnd>(item, "end", Word),
            Fault = reader.TextOrNull(item, "fault", MaxText),
        };
    });

    static JsonItem Hop(WebHop hop) => JsonItem.Of(
        ("url", hop.Url.AbsoluteUri),
        ("address", TranscriptJson.Of(hop.Address)),
        ("status", hop.Status),
        ("fields", JsonItem.List(hop.Fields.Select(field => TranscriptJson.Of([field.Name, field.Value])))),
        ("tls", TlsFacts.Write(hop.Tls)));

    static WebHop Hop(TranscriptReader reader, JsonItem item) => new()
    {
        Url = Uri.TryCreate(reader.Text(item, "url", WebHop.MaxUrl), UriKind.Absolute, out var url) &&
            url.Scheme is "http" or "https"
                ? url
                : reader.Spoil(new Uri("http://invalid/")),
        Address = reader.Text(item, "address", MaxText),
        Status = reader.Integer(item, "status", MaxStatus),
        Fields = reader.List(item, "fields", WebHop.MaxFields, field => Field(reader, field)),
        Tls = TlsFacts.Read(reader, item),
    };

    static HttpField Field(TranscriptReader reader, JsonItem pair) =>
        pair.Items is [{ AsText: { Length: <= HttpField.MaxName } name }, { AsText: { Length: <= HttpField.MaxValue } value }]
            ? new HttpField(name, value)
            : reader.Spoil(new HttpField("", ""));

    static string Word(WebEnd end) => end switch
    {
        WebEnd.Answered => "answered",
        WebEnd.TooManyRedirects => "too-many-redirects",
        WebEnd.RedirectRefused => "redirect-refused",
        WebEnd.NoAnswer => "no-answer",
        WebEnd.TlsFailed => "tls-failed",
        WebEnd.Malformed => "malformed",
    };
}
