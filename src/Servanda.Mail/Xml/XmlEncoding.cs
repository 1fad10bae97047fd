using System.Text;

namespace Servanda.Mail.Xml;

/// <summary>Finds out how a document is encoded (XML 1.0 §4.3.3 and appendix F) and gives it as UTF-8.</summary>
static class XmlEncoding
{
    /// <summary>Octets in which a declaration is looked for.</summary>
    const int MaxDeclaration = 256;

    /// <summary>The document as a stream of UTF-8, without a byte order mark.</summary>
    public static Stream AsUtf8(Stream source, ProblemTally problems)
    {
        var input = new PeekedStream(source);
        var head = input.Peek(MaxDeclaration);
        switch (head)
        {
            case [0xEF, 0xBB, 0xBF, ..]:
                input.ReadExactly(stackalloc byte[3]);
                return input;
            case [0xFF, 0xFE, ..]:
                input.ReadExactly(stackalloc byte[2]);
                return From(input, Encoding.Unicode);
            case [0xFE, 0xFF, ..]:
                input.ReadExactly(stackalloc byte[2]);
                return From(input, Encoding.BigEndianUnicode);
            case [(byte)'<', 0, ..]:
                return From(input, Encoding.Unicode);
            case [0, (byte)'<', ..]:
                return From(input, Encoding.BigEndianUnicode);
        }
        var name = Declared(head);
        if (name.Length == 0 || Is(name, "utf-8") || Is(name, "utf8") || Is(name, "us-ascii"))
            return input;
        if (Is(name, "iso-8859-1") || Is(name, "latin1"))
            return From(input, Encoding.Latin1);
        // What is declared as UTF-16 and was found above to be of single octets is what people wrote: UTF-8.
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } known)
            return From(input, known);
        problems.Add(XmlProblems.Encoding, 0, Encoding.ASCII.GetBytes(name));
        return input;
    }

    static Stream From(Stream input, Encoding encoding) =>
        Encoding.CreateTranscodingStream(input, encoding, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    static bool Is(string name, string other) => name.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The encoding that an XML declaration names; empty when there is none.</summary>
    static string Declared(ReadOnlySpan<byte> head)
    {
        if (head.IndexOfAnyExcept(" \t\r\n"u8) is not (>= 0 and var start) || !head[start..].StartsWith("<?xml"u8))
            return "";
        var declaration = head[start..];
        if (declaration.IndexOf("?>"u8) is >= 0 and var end)
            declaration = declaration[..end];
        if (declaration.IndexOf("encoding"u8) is not (>= 0 and var at))
            return "";
        var rest = declaration[(at + "encoding"u8.Length)..].TrimStart(" \t\r\n="u8);
        if (rest is not ([(byte)'"' or (byte)'\'', ..]) || rest[1..].IndexOf(rest[0]) is not (>= 0 and var length))
            return "";
        return Encoding.Latin1.GetString(rest.Slice(1, length));
    }
}
