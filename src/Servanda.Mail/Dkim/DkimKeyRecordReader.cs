using Servanda.Core;

namespace Servanda.Mail.Dkim;

/// <summary>
/// Reads DKIM key records (RFC 6376 §3.6.1). There is a value when a verifier can tell the key or that it is revoked;
/// a key too short to be accepted is a value with a problem.
/// </summary>
public static class DkimKeyRecordReader
{
    /// <summary>True for text that is meant as a key record: its first tag is v=DKIM1, or it has a tag p. A wildcard
    /// record often answers for selectors with something else.</summary>
    public static bool IsKey(ReadOnlySpan<char> text)
    {
        var first = true;
        foreach (var tag in new TagList(text))
        {
            if (tag.Name.SequenceEqual("p") || (first && tag.Name.SequenceEqual("v") && tag.Value.SequenceEqual("DKIM1")))
                return true;
            first = false;
        }
        return false;
    }

    /// <summary>Reads the text of one TXT record, its strings joined, one character for each octet (Latin-1).</summary>
    public static Parsed<DkimKeyRecord> Read(ReadOnlySpan<char> text)
    {
        var log = new ProblemLog();
        var tags = new Tags(log);
        var first = true;
        foreach (var tag in new TagList(text))
        {
            tags.Read(tag, first);
            first = false;
        }
        if (text.LastIndexOf(';') is >= 0 and var last && last + 1 < text.Length && text[(last + 1)..].IsWhiteSpace())
            log.Add(DkimProblems.TrailingBlank.At(last + 1));
        var record = tags.ToRecord(text.Length);
        return new(record, log.InOrder());
    }

    // Names and values are compared in their case (§3.2).
    ref struct Tags(ProblemLog log)
    {
        HashSet<string>? _seen;
        ReadOnlySpan<char> _key;
        int _keyAt = -1;
        string? _note;
        bool _broken, _isEd25519, _isTesting, _isStrict;
        List<string>? _hashes, _services;

        public void Read(Tag tag, bool isFirst)
        {
            if (tag.IsEmpty)
            {
                log.Add(isFirst ? DkimProblems.Tag.At(tag.Offset) : DkimProblems.SeparatorRepeated.At(tag.Offset));
                return;
            }
            if (!tag.HasEquals || !IsName(tag.Name))
            {
                Break(DkimProblems.Tag.At(tag.Offset, tag.Name));
                return;
            }
            if (!(_seen ??= []).Add(tag.Name.ToString()))
            {
                Break(DkimProblems.TagRepeated.At(tag.Offset, tag.Name));
                return;
            }
            switch (tag.Name)
            {
                case "v":
                    if (!isFirst || !tag.Value.SequenceEqual("DKIM1"))
                        Break(DkimProblems.Version.At(tag.Offset, tag.Value));
                    break;
                case "p":
                    _key = tag.Value;
                    _keyAt = tag.ValueOffset;
                    break;
                case "k":
                    _isEd25519 = tag.Value.SequenceEqual("ed25519");
                    if (!_isEd25519 && !tag.Value.SequenceEqual("rsa"))
                        Break(DkimProblems.KeyType.At(tag.ValueOffset, tag.Value));
                    break;
                case "h":
                    _hashes = List(tag.Value);
                    if (!_hashes.Contains("sha256"))
                        log.Add(DkimProblems.Hashes.At(tag.ValueOffset, tag.Value));
                    break;
                case "s":
                    _services = List(tag.Value);
                    if (!_services.Contains("*") && !_services.Contains("email"))
                        log.Add(DkimProblems.Services.At(tag.ValueOffset, tag.Value));
                    break;
                case "t":
                    var flags = List(tag.Value);
                    (_isTesting, _isStrict) = (flags.Contains("y"), flags.Contains("s"));
                    break;
                case "n":
                    _note = tag.Value.ToString();
                    break;
                default:
                    break; // unknown tags are ignored (§3.2)
            }
        }

        public DkimKeyRecord? ToRecord(int end)
        {
            if (_keyAt < 0)
                log.Add(DkimProblems.KeyMissing.At(end));
            var key = _keyAt < 0 ? null : DkimKeyReader.Read(_key, _keyAt, _isEd25519, log);
            return key is null || _broken ? null : new()
            {
                Key = key,
                Hashes = _hashes ?? [],
                Services = _services ?? [],
                IsTesting = _isTesting,
                IsStrict = _isStrict,
                Note = _note,
            };
        }

        void Break(Problem problem)
        {
            log.Add(problem);
            _broken = true;
        }

        static List<string> List(ReadOnlySpan<char> value)
        {
            var list = new List<string>(2);
            foreach (var range in value.Split(':'))
                list.Add(value[range].Trim().ToString().ToLowerInvariant());
            return list;
        }

        static bool IsName(ReadOnlySpan<char> name)
        {
            if (name.IsEmpty || !char.IsAsciiLetter(name[0]))
                return false;
            foreach (var c in name)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c != '_')
                    return false;
            }
            return true;
        }
    }
}
