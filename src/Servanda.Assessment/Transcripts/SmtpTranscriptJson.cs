using Servanda.Core.Json;

namespace Servanda.Assessment.Transcripts;

/// <summary>A <see cref="SmtpTranscript"/> as canonical JSON: <c>"lines":[["them","220 …"],["us","EHLO …"]]</c>.</summary>
public static class SmtpTranscriptJson
{
    const string Us = "us";
    const string Them = "them";
    const int MaxText = 1024;

    /// <summary>Writes it; lone surrogates in texts of theirs become U+FFFD.</summary>
    public static byte[] Write(SmtpTranscript transcript) => CanonicalJson.WriteHashed(JsonItem.Of(
        ("address", TranscriptJson.Of(transcript.Address)),
        ("lines", JsonItem.List(transcript.Lines.Select(line => TranscriptJson.Of([line.IsOurs ? Us : Them, line.Text])))),
        ("tls", TlsFacts.Write(transcript.Tls)),
        ("end", Word(transcript.End)),
        ("fault", transcript.Fault is null ? null : TranscriptJson.Of(transcript.Fault))));

    /// <summary>Reads it; null for anything that no writer of ours wrote.</summary>
    public static SmtpTranscript? Read(ReadOnlyMemory<byte> json) =>
        TranscriptReader.Read(json, (reader, item) => new SmtpTranscript
        {
            Address = reader.Text(item, "address", MaxText),
            Lines = reader.List(item, "lines", SmtpTranscript.MaxLines, line => Line(reader, line)),
            Tls = TlsFacts.Read(reader, item),
            End = reader.Word<SmtpEnd>(item, "end", Word),
            Fault = reader.TextOrNull(item, "fault", MaxText),
        });

    static SmtpLine Line(TranscriptReader reader, JsonItem pair) =>
        pair.Items is [{ AsText: (Us or Them) and var side }, { AsText: { Length: <= SmtpTranscript.MaxLine } text }]
            ? new SmtpLine(side == Us, text)
            : reader.Spoil(new SmtpLine(false, ""));

    static string Word(SmtpEnd end) => end switch
    {
        SmtpEnd.Complete => "complete",
        SmtpEnd.Rejected => "rejected",
        SmtpEnd.StartTlsRefused => "starttls-refused",
        SmtpEnd.TlsFailed => "tls-failed",
        SmtpEnd.BrokenOff => "broken-off",
        SmtpEnd.Malformed => "malformed",
    };
}
