using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;
using Servanda.Core;

namespace Servanda.Transparency.Notes;

/// <summary>Reads the form of a note (C2SP signed-note, Format).</summary>
static class SignedNoteReader
{
    const string Clause = "C2SP signed-note, Format";

    static ReadOnlySpan<byte> Dash => "— "u8;

    public static Parsed<SignedNote> Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > SignedNote.MaxOctets)
            return Refused("note.size", 0);
        if (!Utf8.IsValid(bytes))
            return Refused("note.utf8", 0);
        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] < 0x20 && bytes[at] != '\n')
                return Refused("note.control", at);
        }
        // The text reaches to the last empty line, which is the last two newlines together.
        var text = bytes.LastIndexOf("\n\n"u8) + 1;
        if (text == 0)
            return Refused("note.unseparated", 0);
        if (bytes[^1] != '\n')
            return Refused("note.unended", bytes.Length);
        var problems = new List<Problem>();
        var signatures = ReadSignatures(bytes[(text + 1)..], text + 1, problems);
        return new(problems.Count == 0 ? new SignedNote(bytes.ToArray(), text, signatures) : null, problems);
    }

    static List<NoteSignature> ReadSignatures(ReadOnlySpan<byte> lines, int offset, List<Problem> problems)
    {
        var signatures = new List<NoteSignature>();
        if (lines.IsEmpty)
            problems.Add(new Problem("note.signature.none", offset, Clause));
        for (var count = 0; !lines.IsEmpty; count++)
        {
            if (count == SignedNote.MaxSignatures)
            {
                problems.Add(new Problem("note.signature.count", offset, Clause));
                break;
            }
            var end = lines.IndexOf((byte)'\n');
            ReadLine(lines[..end], offset, signatures, problems);
            lines = lines[(end + 1)..];
            offset += end + 1;
        }
        return signatures;
    }

    static void ReadLine(ReadOnlySpan<byte> line, int offset, List<NoteSignature> signatures, List<Problem> problems)
    {
        if (!line.StartsWith(Dash))
        {
            problems.Add(new Problem("note.signature.line", offset, Clause));
            return;
        }
        var rest = Encoding.UTF8.GetString(line[Dash.Length..]).AsSpan();
        var space = rest.IndexOf(' ');
        var octets = space < 0 ? null : StrictBase64.Read(rest[(space + 1)..]);
        // A number alone, with no signature after it, is no signature.
        if (octets is not { Length: > sizeof(uint) })
            problems.Add(new Problem("note.signature.base64", offset, Clause));
        else if (!NoteKeyId.TryMake(rest[..space], BinaryPrimitives.ReadUInt32BigEndian(octets), out var key))
            problems.Add(new Problem("note.signature.name", offset, Clause));
        else
            signatures.Add(new NoteSignature(key, octets.AsMemory(sizeof(uint))));
    }

    static Parsed<SignedNote> Refused(string code, int offset) => new(null, [new Problem(code, offset, Clause)]);
}
