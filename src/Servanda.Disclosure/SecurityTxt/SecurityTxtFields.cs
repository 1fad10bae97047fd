using Servanda.Core;
using Servanda.Core.Net;

namespace Servanda.Disclosure.SecurityTxt;

/// <summary>Reads the lines of a security.txt (RFC 9116 §4) and gathers its fields (§2.5).</summary>
sealed class SecurityTxtFields(ProblemLog log)
{
    readonly List<WebUri> _contacts = [], _encryption = [], _acknowledgments = [], _canonical = [], _policies = [],
        _hiring = [], _csaf = [];
    readonly List<SecurityTxtExtension> _extensions = [];
    List<string>? _languages;
    DateTimeOffset? _expires;
    bool _sawExpires;
    bool _sawField;

    /// <summary>Reads one line, already without its end. Offsets are exact up to the first character beyond ASCII in
    /// it.</summary>
    public void Read(string line, int offset)
    {
        var text = line.AsSpan().TrimEnd(" \t");
        if (text.IsEmpty || text[0] == '#')
            return;
        if (IndexOfControl(text) is >= 0 and var control)
            log.Add(SecurityTxtProblems.Character.At(offset + control, text[control..]));
        var colon = text.IndexOf(':');
        if (colon < 0)
        {
            log.Add(SecurityTxtProblems.Line.At(offset, text));
            return;
        }
        var name = text[..colon].Trim(" \t");
        if (name.Length != colon)
            log.Add(SecurityTxtProblems.FieldBlank.At(offset, text[..colon]));
        if (name.IsEmpty || name.ContainsAnyExceptInRange('!', '~'))
        {
            log.Add(SecurityTxtProblems.FieldName.At(offset, text));
            return;
        }
        _sawField = true;
        var value = text[(colon + 1)..].TrimStart(" \t");
        var at = offset + text.Length - value.Length;
        if (value.IsEmpty)
            log.Add(SecurityTxtProblems.FieldEmpty.At(offset, name));
        else if (text[colon + 1] != ' ')
            log.Add(SecurityTxtProblems.FieldSpace.At(offset + colon + 1, text));
        if (!value.IsEmpty)
            ReadField(name, value, at);
    }

    /// <summary>The file; null when it holds no field.</summary>
    public SecurityTxtFile? ToFile(SecurityTxtSignature signature, int end)
    {
        if (!_sawField)
            log.Add(SecurityTxtProblems.Empty.At(end));
        if (_contacts.Count == 0)
            log.Add(SecurityTxtProblems.ContactMissing.At(end));
        if (!_sawExpires)
            log.Add(SecurityTxtProblems.ExpiresMissing.At(end));
        if (signature != SecurityTxtSignature.None && _canonical.Count == 0)
            log.Add(SecurityTxtProblems.SignatureCanonical.At(end));
        return !_sawField ? null : new()
        {
            Contacts = _contacts,
            Expires = _expires,
            Encryption = _encryption,
            Acknowledgments = _acknowledgments,
            PreferredLanguages = _languages ?? [],
            Canonical = _canonical,
            Policies = _policies,
            Hiring = _hiring,
            Csaf = _csaf,
            Extensions = _extensions,
            Signature = signature,
        };
    }

    void ReadField(ReadOnlySpan<char> name, ReadOnlySpan<char> value, int at)
    {
        if (Is(name, "Contact"))
            ReadContact(value, at);
        else if (Is(name, "Expires"))
            ReadExpires(value, at);
        else if (Is(name, "Encryption"))
            ReadUri(value, at, _encryption);
        else if (Is(name, "Acknowledgments"))
            ReadUri(value, at, _acknowledgments);
        else if (Is(name, "Preferred-Languages"))
            ReadLanguages(value, at);
        else if (Is(name, "Canonical"))
            ReadUri(value, at, _canonical);
        else if (Is(name, "Policy"))
            ReadUri(value, at, _policies);
        else if (Is(name, "Hiring"))
            ReadUri(value, at, _hiring);
        else if (Is(name, "CSAF"))
            ReadCsaf(value, at);
        else
            _extensions.Add(new(name.ToString(), value.ToString(), at));
    }

    bool ReadUri(ReadOnlySpan<char> value, int at, List<WebUri> list)
    {
        if (WebUri.Read(value, at) is not { } uri)
        {
            log.Add(SecurityTxtProblems.FieldUri.At(at, value));
            return false;
        }
        if (uri.IsHttp)
            log.Add(SecurityTxtProblems.UriHttp.At(at, value));
        list.Add(uri);
        return true;
    }

    void ReadContact(ReadOnlySpan<char> value, int at)
    {
        if (!ReadUri(value, at, _contacts) || !UriText.HasScheme(value, "mailto"))
            return;
        var address = value["mailto:".Length..];
        if (address.IndexOf('?') is >= 0 and var query)
            address = address[..query];
        if (address.IndexOf('@') is < 1 || address.EndsWith("@"))
            log.Add(SecurityTxtProblems.ContactMailto.At(at, value));
    }

    void ReadCsaf(ReadOnlySpan<char> value, int at)
    {
        if (ReadUri(value, at, _csaf) && !value.EndsWith("/provider-metadata.json"))
            log.Add(SecurityTxtProblems.Csaf.At(at, value));
    }

    void ReadExpires(ReadOnlySpan<char> value, int at)
    {
        if (_sawExpires)
        {
            log.Add(SecurityTxtProblems.ExpiresRepeated.At(at, value));
            return;
        }
        _sawExpires = true;
        if (Rfc3339.TryRead(value, out var moment))
            _expires = moment;
        else
            log.Add(SecurityTxtProblems.Expires.At(at, value));
    }

    void ReadLanguages(ReadOnlySpan<char> value, int at)
    {
        if (_languages is not null)
        {
            log.Add(SecurityTxtProblems.LanguagesRepeated.At(at, value));
            return;
        }
        _languages = [];
        foreach (var range in value.Split(','))
        {
            var tag = value[range].Trim(" \t");
            if (IsLanguageTag(tag))
                _languages.Add(tag.ToString());
            else
                log.Add(SecurityTxtProblems.Languages.At(at + range.Start.Value, tag));
        }
    }

    // Well-formed enough (RFC 5646 §2.1): subtags of 1 to 8 letters and digits, the first of letters only.
    static bool IsLanguageTag(ReadOnlySpan<char> tag)
    {
        var first = true;
        foreach (var range in tag.Split('-'))
        {
            var subtag = tag[range];
            if (subtag.Length is 0 or > 8)
                return false;
            foreach (var c in subtag)
            {
                if (first ? !char.IsAsciiLetter(c) : !char.IsAsciiLetterOrDigit(c))
                    return false;
            }
            first = false;
        }
        return true;
    }

    static bool Is(ReadOnlySpan<char> name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    static int IndexOfControl(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsControl(text[i]) && text[i] != '\t')
                return i;
        }
        return -1;
    }
}
