namespace Servanda.Mail.Xml;

/// <summary>Passes over what a document says beside its elements: comments, processing instructions, the document type
/// (XML 1.0 §2.5, §2.6, §2.8). Each of any length, in the same memory.</summary>
sealed class XmlAside(XmlInput input, ProblemTally problems)
{
    const int MaxDocumentType = 64 * 1024;

    /// <summary>Passes over the mark that begins it, and everything to the mark that ends it; a problem when that never
    /// comes.</summary>
    public void Pass(int begin, ReadOnlySpan<byte> mark)
    {
        input.Take(begin);
        while (true)
        {
            var window = input.Window;
            if (window.IndexOf(mark) is >= 0 and var at)
            {
                input.Take(at + mark.Length);
                return;
            }
            input.Take(Math.Max(0, window.Length - mark.Length + 1));
            if (!input.More())
            {
                problems.Add(XmlProblems.End, input.Offset);
                input.Take(input.Window.Length);
                return;
            }
        }
    }

    /// <summary>Passes over a document type declaration, brackets and quotes heeded. One that does not end within the
    /// bound is taken to end there, so that it does not swallow the document.</summary>
    public void PassDocumentType()
    {
        problems.Add(XmlProblems.DocumentType, input.Offset);
        var (brackets, quote, passed) = (0, (byte)0, 0);
        for (; passed < MaxDocumentType; passed++)
        {
            if (input.Window.Length < 4)
                input.More();
            var window = input.Window;
            if (window.IsEmpty)
            {
                problems.Add(XmlProblems.End, input.Offset);
                return;
            }
            if (quote == 0 && window.StartsWith("<!--"u8))
            {
                Pass("<!--"u8.Length, "-->"u8);
                continue;
            }
            var octet = window[0];
            input.Take(1);
            if (quote != 0)
                quote = octet == quote ? (byte)0 : quote;
            else if (octet is (byte)'"' or (byte)'\'')
                quote = octet;
            else if (octet == '[')
                brackets++;
            else if (octet == ']')
                brackets--;
            else if (octet == '>' && brackets <= 0)
                return;
        }
        problems.Add(XmlProblems.Size, input.Offset);
    }
}
