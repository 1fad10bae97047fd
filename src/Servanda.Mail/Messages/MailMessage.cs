using Servanda.Mail.Dkim;

namespace Servanda.Mail.Messages;

/// <summary>A message in memory, byte for byte, with its header fields found (RFC 5322 §2.1).</summary>
public sealed class MailMessage
{
    /// <summary>Octets of the largest message read.</summary>
    public const int MaxOctets = 64 * 1024 * 1024;

    internal MailMessage(ReadOnlyMemory<byte> bytes, IReadOnlyList<HeaderField> fields, int bodyOffset)
    {
        Bytes = bytes;
        Fields = fields;
        BodyOffset = bodyOffset;
        BodyHashes = new(Body);
    }

    /// <summary>The whole message.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The header fields from the top.</summary>
    public IReadOnlyList<HeaderField> Fields { get; }

    /// <summary>Where the body starts, after the empty line.</summary>
    public int BodyOffset { get; }

    /// <summary>The body; empty when there is none.</summary>
    public ReadOnlyMemory<byte> Body => Bytes[BodyOffset..];

    /// <summary>The hashes of the body, kept here so that each is made once for DKIM and ARC together.</summary>
    internal BodyHashes BodyHashes { get; }

    /// <summary>How many fields have this name.</summary>
    public int Count(ReadOnlySpan<byte> name)
    {
        var count = 0;
        foreach (var field in Fields)
            count += field.Is(name) ? 1 : 0;
        return count;
    }

    /// <summary>The topmost field of this name; null when there is none.</summary>
    public HeaderField? Find(ReadOnlySpan<byte> name)
    {
        foreach (var field in Fields)
        {
            if (field.Is(name))
                return field;
        }
        return null;
    }
}
