using System.Text;
using System.Xml;

namespace Servanda.Tests.Mail.Xml;

/// <summary>Well-formed documents made from choices, and what the platform's reader makes of them.</summary>
static class MadeUpXml
{
    static readonly string[] Texts =
        ["x", "one two", "&amp;", "&#233;", "&#x1F600;", "<![CDATA[a<b>]]]]>", "<![CDATA[]]>", "]", "é", "a\r\nb", "<?pi <x> ?>", "<!-- <c> - -->"];

    static readonly string[] Attributes = ["", " ", " a='1'", " a=\"'>\" b = '\">'", "\n\txmlns='urn:x' "];

    /// <summary>A document, and its octets in one of some encodings.</summary>
    public static (string Xml, byte[] Octets) From(byte[] choices, byte encoding)
    {
        var (name, bytes) = (encoding % 4) switch
        {
            0 => ("utf-8", (Encoding)new UTF8Encoding(false)),
            1 => ("UTF-16", new UnicodeEncoding(false, true)),
            2 => ("UTF-16", new UnicodeEncoding(true, true)),
            _ => ("iso-8859-1", Encoding.Latin1),
        };
        var xml = new StringBuilder($"<?xml version=\"1.0\" encoding='{name}'?>\n<root>");
        var open = new Stack<string>(["root"]);
        foreach (var choice in choices)
        {
            var detail = choice / 4;
            switch (choice % 4)
            {
                case 0 when open.Count < 60:
                    open.Push("n" + detail % 7);
                    xml.Append($"<{open.Peek()}{Attributes[detail % Attributes.Length]}>");
                    break;
                case 1 when open.Count > 1:
                    xml.Append($"</{open.Pop()}>");
                    break;
                case 2:
                    xml.Append($"<e{Attributes[detail % Attributes.Length]}/>\n  ");
                    break;
                default:
                    xml.Append(Texts[detail % Texts.Length]);
                    break;
            }
        }
        while (open.TryPop(out var last))
            xml.Append($"</{last}>");
        return (xml.ToString(), [.. bytes.GetPreamble(), .. bytes.GetBytes(xml.ToString())]);
    }

    /// <summary>The line that <see cref="Trace"/> would write.</summary>
    public static string ReadByPlatform(string xml)
    {
        var line = new TraceLine();
        using var reader = XmlReader.Create(new StringReader(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                line.Start(reader.Name);
                if (reader.IsEmptyElement)
                    line.End();
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                line.End();
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                line.Text(reader.Value);
            }
        }
        return line.ToString();
    }
}
