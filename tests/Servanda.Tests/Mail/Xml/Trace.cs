using System.Text;
using Servanda.Mail;
using Servanda.Mail.Xml;

namespace Servanda.Tests.Mail.Xml;

/// <summary>What reading a document gave, in one line: <c>&lt;a 'text' &gt;</c>. Blanks at the ends of texts are left out.</summary>
/// <param name="Tokens">The line.</param>
/// <param name="Codes">Codes of the problems.</param>
/// <param name="IsBalanced">True when every start had its end.</param>
sealed record Trace(string Tokens, IReadOnlyList<string> Codes, bool IsBalanced)
{
    public static Trace Of(string xml) => Of(Encoding.UTF8.GetBytes(xml));

    public static Trace Of(byte[] octets) => Of(new MemoryStream(octets));

    public static Trace Of(Stream stream)
    {
        var problems = new ProblemTally();
        var xml = new XmlPull(XmlEncoding.AsUtf8(stream, problems), problems);
        var line = new TraceLine();
        var depth = 0;
        for (var token = xml.Read(); token != XmlToken.None; token = xml.Read())
        {
            switch (token)
            {
                case XmlToken.Start:
                    line.Start(Encoding.UTF8.GetString(xml.Name));
                    depth++;
                    break;
                case XmlToken.End:
                    line.End();
                    depth--;
                    break;
                case XmlToken.Text or XmlToken.None:
                    line.Text(Encoding.UTF8.GetString(xml.Text));
                    break;
            }
        }
        return new(line.ToString(), [.. problems.InOrder().Select(problem => problem.Code)], depth == 0);
    }
}

/// <summary>Writes such a line; neighbouring texts become one.</summary>
sealed class TraceLine
{
    readonly List<string> _parts = [];
    readonly StringBuilder _text = new();

    public void Start(string name) => Add("<" + name);

    public void End() => Add(">");

    public void Text(string text) => _text.Append(text);

    public override string ToString()
    {
        Flush();
        return string.Join(' ', _parts);
    }

    void Add(string part)
    {
        Flush();
        _parts.Add(part);
    }

    void Flush()
    {
        if (_text.ToString().Trim(' ', '\t', '\r', '\n') is { Length: > 0 } text)
            _parts.Add($"'{text}'");
        _text.Clear();
    }
}
