using System.Text;
using System.Xml;
using Servanda.Accords;
using Servanda.Web.Layout;

namespace Servanda.Web.Feeds;

/// <summary>A feed (RFC 4287 §4.1.1).</summary>
sealed record AtomFeed
{
    const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>Names the feed for good.</summary>
    public required string Id { get; init; }

    /// <summary>The language of everything in it.</summary>
    public required Language Language { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is, as a whole address.</summary>
    public required string Self { get; init; }

    /// <summary>The page of the same, as a whole address.</summary>
    public required string Page { get; init; }

    /// <summary>When anything in it changed last.</summary>
    public required DateTimeOffset Updated { get; init; }

    /// <summary>What happened, the last first.</summary>
    public required IReadOnlyList<AtomEntry> Entries { get; init; }

    /// <summary>The document.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var xml = XmlWriter.Create(stream, settings))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, Words.Id(Language));
            WriteCommon(xml, Id, Title, Updated);
            WriteLink(xml, "self", "application/atom+xml", Self);
            WriteLink(xml, "alternate", "text/html", Page);
            xml.WriteStartElement("author", Namespace);
            xml.WriteElementString("name", Namespace, "Servanda");
            xml.WriteEndElement();
            xml.WriteElementString("generator", Namespace, "Servanda");
            foreach (var entry in Entries)
            {
                xml.WriteStartElement("entry", Namespace);
                WriteCommon(xml, entry.Id, entry.Title, entry.Updated);
                WriteLink(xml, "alternate", "text/html", entry.Page);
                xml.WriteStartElement("summary", Namespace);
                // Plain text: what strangers wrote is never read as markup (RFC 4287 §3.1.1.1).
                xml.WriteAttributeString("type", "text");
                xml.WriteString(entry.Summary);
                xml.WriteEndElement();
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    static void WriteCommon(XmlWriter xml, string id, string title, DateTimeOffset updated)
    {
        xml.WriteElementString("id", Namespace, id);
        xml.WriteElementString("title", Namespace, title);
        xml.WriteElementString("updated", Namespace, Say.Machine(updated));
    }

    static void WriteLink(XmlWriter xml, string relation, string type, string address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }
}

/// <summary>Something that happened (RFC 4287 §4.1.2).</summary>
/// <param name="Id">Names it for good.</param>
/// <param name="Title">What happened.</param>
/// <param name="Summary">What happened, in a sentence.</param>
/// <param name="Updated">When.</param>
/// <param name="Page">Where more is said, as a whole address.</param>
sealed record AtomEntry(string Id, string Title, string Summary, DateTimeOffset Updated, string Page);
