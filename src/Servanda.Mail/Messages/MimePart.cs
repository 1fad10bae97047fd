using Servanda.Core;

namespace Servanda.Mail.Messages;

/// <summary>One part of a message that holds content and no further parts (RFC 2046). An enclosed message
/// (message/rfc822) is such a part: its content can be given to another <see cref="MimeReader"/>.</summary>
public sealed class MimePart
{
    internal MimePart(IReadOnlyList<HeaderField> fields, string path, ContentType type, PartStream decoded, ProblemLog log)
    {
        Fields = fields;
        Path = path;
        ContentType = type;
        Decoded = decoded;
        FileName = NameOf(fields, type, log);
    }

    /// <summary>The part's own header fields; those of the message where the message is the part.</summary>
    public IReadOnlyList<HeaderField> Fields { get; }

    /// <summary>The place in the tree, counted from 1 on every level: <c>2.1</c>; <c>1</c> for a message that is no multipart.</summary>
    public string Path { get; }

    /// <summary>What the content is said to be.</summary>
    public ContentType ContentType { get; }

    /// <summary>The file name said in Content-Disposition or Content-Type, without directories (RFC 2183 §2.3) and
    /// control characters; null when there is none.</summary>
    public string? FileName { get; }

    /// <summary>The content, its transfer encoding decoded; forward only, and readable until the next part is read.</summary>
    public Stream Content => Decoded;

    internal PartStream Decoded { get; }

    /// <summary>Reads the content to its end; null when it is longer than this.</summary>
    public byte[]? ReadContent(int maxOctets)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (Content.Read(buffer) is > 0 and var count)
        {
            if (bytes.Length + count > maxOctets)
                return null;
            bytes.Write(buffer.AsSpan(0, count));
        }
        return bytes.ToArray();
    }

    static string? NameOf(IReadOnlyList<HeaderField> fields, ContentType type, ProblemLog log)
    {
        var name = type.Parameters.GetValueOrDefault("name");
        foreach (var field in fields)
        {
            if (!field.Is("Content-Disposition"u8))
                continue;
            if (ParameterReader.Read(field.Unfold(), field.Offset, log).Parameters.TryGetValue("filename", out var file))
                name = file;
            break;
        }
        if (name is null)
            return null;
        name = string.Concat(EncodedWords.Decode(name).Where(c => !char.IsControl(c)));
        return name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..] is { Length: > 0 } last ? last : null;
    }
}
