namespace Servanda.Mail.Xml;

/// <summary>What reading a document came to next.</summary>
enum XmlToken
{
    /// <summary>The end of the input; from here on always this.</summary>
    None,
    /// <summary>The start of an element.</summary>
    Start,
    /// <summary>The end of an element, also of one that the input leaves open.</summary>
    End,
    /// <summary>Text, or a piece of it.</summary>
    Text,
}
