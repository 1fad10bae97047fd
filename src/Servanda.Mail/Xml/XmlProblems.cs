using Servanda.Core;

namespace Servanda.Mail.Xml;

/// <summary>What can be wrong with a document as XML (XML 1.0, fifth edition). Offsets are octets of the document in UTF-8.
/// None of them ends the reading.</summary>
public static class XmlProblems
{
    /// <summary>An encoding that is not known, or that the octets contradict; read as UTF-8.</summary>
    public static readonly ProblemKind Encoding = new("xml.encoding", "XML 1.0 §4.3.3");

    /// <summary>Octets that are no character of the encoding, or a control character that XML does not allow.</summary>
    public static readonly ProblemKind Character = new("xml.character", "XML 1.0 §2.2");

    /// <summary>A document type declaration, which is passed over: no entity of it is used, nothing is fetched.</summary>
    public static readonly ProblemKind DocumentType = new("xml.doctype", "XML 1.0 §2.8");

    /// <summary>A reference to an entity other than the five that XML itself has, or an ampersand that begins none; it
    /// stays as it is written.</summary>
    public static readonly ProblemKind Entity = new("xml.entity", "XML 1.0 §4.1");

    /// <summary>A less-than sign that begins no tag; taken as text.</summary>
    public static readonly ProblemKind Markup = new("xml.markup", "XML 1.0 §2.4");

    /// <summary>An end tag without its start tag (passed over), or elements left open inside the one that ends (closed).</summary>
    public static readonly ProblemKind Nesting = new("xml.nesting", "XML 1.0 §3");

    /// <summary>The input ended with elements open, or inside markup.</summary>
    public static readonly ProblemKind End = new("xml.end", "XML 1.0 §2.1");

    /// <summary>Elements deeper inside each other than the reader follows; passed over.</summary>
    public static readonly ProblemKind Depth = new("xml.depth", "XML 1.0 §3");

    /// <summary>A tag or text longer than the reader holds; a tag is taken as text, text is cut.</summary>
    public static readonly ProblemKind Size = new("xml.size", "XML 1.0 §2.4");

    /// <summary>Something other than blanks after the document's one element.</summary>
    public static readonly ProblemKind Trailing = new("xml.trailing", "XML 1.0 §2.1");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
        [Encoding, Character, DocumentType, Entity, Markup, Nesting, End, Depth, Size, Trailing];
}
