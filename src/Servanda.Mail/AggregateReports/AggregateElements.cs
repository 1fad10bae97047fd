using Servanda.Core;
using Servanda.Mail.Xml;

namespace Servanda.Mail.AggregateReports;

/// <summary>Walks the elements of a report: those in the report's own namespace, extensions passed over (RFC 9990 §5).</summary>
sealed class AggregateElements(XmlPull xml, ProblemTally problems)
{
    byte[] _prefix = [];
    byte[]? _namespace;
    bool _isOpen;

    /// <summary>The namespace that the report is in; empty for none.</summary>
    public ReadOnlySpan<byte> Namespace => _namespace;

    public int Offset => xml.Offset;

    /// <summary>True when the input ended inside the element that was read last.</summary>
    public bool IsCut => xml.IsCut;

    /// <summary>Goes to the start of the report, through whatever stands around it; false when there is none.</summary>
    public bool ToReport()
    {
        byte[]? around = null;
        for (var token = xml.Read(); token != XmlToken.None; token = xml.Read())
        {
            if (token != XmlToken.Start)
                continue;
            var name = xml.Name;
            var local = name[(name.LastIndexOf((byte)':') + 1)..];
            if (local.SequenceEqual("feedback"u8))
            {
                _prefix = name[..^local.Length].ToArray();
                if (around is not null)
                    problems.Add(AggregateProblems.Wrapper, xml.Offset, around);
                _namespace = XmlAttributes.Namespace(xml.Attributes, _prefix);
                return true;
            }
            around ??= name.ToArray();
        }
        return false;
    }

    /// <summary>Inside an element: goes to the start of the next element of the report in it; false at its end. One that
    /// nobody took since the last call is an element that the format does not have there, and passed over.</summary>
    public bool Next()
    {
        if (_isOpen)
        {
            problems.Add(AggregateProblems.Element, xml.Offset, xml.Name);
            Skip();
        }
        while (true)
        {
            switch (xml.Read())
            {
                case XmlToken.Start when IsForeign():
                    xml.Skip();
                    break;
                case XmlToken.Start:
                    return _isOpen = true;
                case XmlToken.Text:
                    problems.Add(AggregateProblems.Text, xml.Offset, xml.Text);
                    break;
                case XmlToken.End or XmlToken.None:
                    return false;
            }
        }
    }

    /// <summary>Takes the element just started when it has this name.</summary>
    public bool Take(ReadOnlySpan<byte> name)
    {
        if (!_isOpen || !xml.Name.EndsWith(name) || xml.Name.Length != _prefix.Length + name.Length)
            return false;
        _isOpen = false;
        return true;
    }

    /// <summary>Takes the element just started when it has this name and is the first such in its parent; passes over
    /// the others.</summary>
    /// <param name="name">The name.</param>
    /// <param name="seen">One bit for each element of the parent.</param>
    /// <param name="bit">The bit of this one.</param>
    public bool TakeFirst(ReadOnlySpan<byte> name, ref int seen, int bit)
    {
        if (!Take(name))
            return false;
        if ((seen & bit) == 0)
        {
            seen |= bit;
            return true;
        }
        problems.Add(AggregateProblems.Repeated, xml.Offset, name);
        xml.Skip();
        return false;
    }

    /// <summary>Reads the element taken as text, without the blanks around it; valid until the next call.</summary>
    public ReadOnlySpan<byte> Text() => xml.ReadText(AggregateProblems.Element).Trim(" \t\r\n"u8);

    /// <summary>Passes over the element just started or taken.</summary>
    public void Skip()
    {
        _isOpen = false;
        xml.Skip();
    }

    /// <summary>Notes a problem of the elements just read.</summary>
    public void Add(ProblemKind kind) => problems.Add(kind, xml.Offset);

    /// <summary>Notes that an element lacks something, unless it was cut off: then that is said already.</summary>
    public void AddMissing(ProblemKind kind)
    {
        if (!xml.IsCut)
            Add(kind);
    }

    /// <summary>Reads what stands after the report, which ought to be nothing, to the end of the input.</summary>
    public void ToEnd()
    {
        for (var token = xml.Read(); token != XmlToken.None; token = xml.Read())
        {
            if (token == XmlToken.Start)
            {
                problems.Add(XmlProblems.Trailing, xml.Offset, xml.Name);
                xml.Skip();
            }
            else if (token == XmlToken.Text)
            {
                problems.Add(XmlProblems.Trailing, xml.Offset, xml.Text);
            }
        }
    }

    bool IsForeign()
    {
        if (xml.IsPlain && _prefix.Length == 0)
            return false;
        var name = xml.Name;
        if (!name.StartsWith(_prefix) || name[_prefix.Length..].Contains((byte)':'))
            return true;
        return !xml.Attributes.IsEmpty && XmlAttributes.Namespace(xml.Attributes, _prefix) is { } other
            && !other.AsSpan().SequenceEqual(_namespace);
    }
}
