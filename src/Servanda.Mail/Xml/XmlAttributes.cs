namespace Servanda.Mail.Xml;

/// <summary>Looks for a namespace among the attributes of a tag (Namespaces in XML 1.0 §3).</summary>
static class XmlAttributes
{
    /// <summary>What the tag declares for this prefix; null when it declares nothing.</summary>
    /// <param name="attributes">The attributes as written.</param>
    /// <param name="prefix">The prefix with its colon; empty for the default namespace.</param>
    public static byte[]? Namespace(ReadOnlySpan<byte> attributes, ReadOnlySpan<byte> prefix)
    {
        while (attributes.IndexOf((byte)'=') is >= 0 and var equals)
        {
            var name = attributes[..equals].Trim(" \t\r\n"u8);
            var rest = attributes[(equals + 1)..].TrimStart(" \t\r\n"u8);
            if (rest is not [(byte)'"' or (byte)'\'', ..] || rest[1..].IndexOf(rest[0]) is not (>= 0 and var length))
                return null;
            if (Declares(name, prefix))
                return rest.Slice(1, length).ToArray();
            attributes = rest[(length + 2)..];
        }
        return null;
    }

    static bool Declares(ReadOnlySpan<byte> name, ReadOnlySpan<byte> prefix) => prefix.IsEmpty
        ? name.SequenceEqual("xmlns"u8)
        : name.StartsWith("xmlns:"u8) && name["xmlns:"u8.Length..].SequenceEqual(prefix[..^1]);
}
