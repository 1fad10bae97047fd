using Servanda.Core;

namespace Servanda.Mail.Dmarc;

/// <summary>Reads the tags of one DMARC record (RFC 9989 §4.7, §4.8).</summary>
sealed class DmarcTagReader(ProblemLog log)
{
    static readonly string[] Known = ["v", "p", "sp", "np", "adkim", "aspf", "fo", "psd", "t", "rua", "ruf", "pct", "rf", "ri"];

    DmarcRecord _record = new() { Standing = DmarcStanding.AsPublished };
    int _seen = 1;
    HashSet<string>? _unknown;
    bool _repeated;
    bool _policyFault;
    int _optionsAt = -1;

    public void Read(Tag tag)
    {
        if (tag.IsEmpty)
        {
            log.Add(DmarcProblems.SeparatorRepeated.At(tag.Offset));
            return;
        }
        if (!tag.HasEquals || tag.Name.IsEmpty || !IsLetters(tag.Name))
        {
            log.Add(DmarcProblems.Tag.At(tag.Offset, tag.Name));
            return;
        }
        if (IsRepeated(tag.Name))
        {
            log.Add(DmarcProblems.TagRepeated.At(tag.Offset, tag.Name));
            _repeated = true;
        }
        if (tag.Value.IsEmpty)
            log.Add(DmarcProblems.TagEmpty.At(tag.ValueOffset, tag.Name));
        else if (tag.Value.IndexOfAnyExceptInRange(' ', '~') is >= 0 and var odd && tag.Value[odd] != '\t')
            log.Add(DmarcProblems.Character.At(tag.ValueOffset + odd, tag.Value[odd..]));
        ReadValue(tag);
    }

    /// <summary>The record; null when a tag stood twice.</summary>
    public DmarcRecord? ToRecord(int end)
    {
        if ((_seen & 1 << 1) == 0)
        {
            log.Add(DmarcProblems.PolicyMissing.At(end));
            _policyFault = true;
        }
        if (_optionsAt >= 0 && (_seen & 1 << Array.IndexOf(Known, "ruf")) == 0)
            log.Add(DmarcProblems.FailureOptionsUnused.At(_optionsAt));
        if (_repeated)
            return null;
        return !_policyFault ? _record
            : _record with { Standing = _record.AggregateReports.Count > 0 ? DmarcStanding.AsNone : DmarcStanding.NotApplied };
    }

    void ReadValue(Tag tag)
    {
        if (tag.Is("p"))
            _record = _record with { Published = Policy(tag, DmarcProblems.Policy) };
        else if (tag.Is("sp"))
            _record = _record with { PublishedForSubdomains = Policy(tag, DmarcProblems.SubdomainPolicy) };
        else if (tag.Is("np"))
            _record = _record with { PublishedForNonexistent = Policy(tag, DmarcProblems.NonexistentPolicy) };
        else if (tag.Is("adkim"))
            _record = _record with { DkimAlignment = Alignment(tag, DmarcProblems.DkimAlignment) };
        else if (tag.Is("aspf"))
            _record = _record with { SpfAlignment = Alignment(tag, DmarcProblems.SpfAlignment) };
        else if (tag.Is("psd"))
            _record = _record with { PublicSuffix = PublicSuffix(tag) };
        else if (tag.Is("t"))
            _record = _record with { IsTesting = IsTesting(tag) };
        else if (tag.Is("fo"))
            _record = _record with { FailureOptions = Options(tag) };
        else if (tag.Is("rua"))
            _record = _record with { AggregateReports = Uris(tag, DmarcProblems.AggregateUri) };
        else if (tag.Is("ruf"))
            _record = _record with { FailureReports = Uris(tag, DmarcProblems.FailureUri) };
        else if (tag.Is("pct") || tag.Is("rf") || tag.Is("ri"))
            log.Add(DmarcProblems.TagHistoric.At(tag.Offset, tag.Name));
        else
            log.Add(DmarcProblems.TagUnknown.At(tag.Offset, tag.Name));
    }

    DmarcPolicy? Policy(Tag tag, ProblemKind fault)
    {
        if (Equals(tag.Value, "none"))
            return DmarcPolicy.None;
        if (Equals(tag.Value, "quarantine"))
            return DmarcPolicy.Quarantine;
        if (Equals(tag.Value, "reject"))
            return DmarcPolicy.Reject;
        log.Add(fault.At(tag.ValueOffset, tag.Value));
        _policyFault = true;
        return null;
    }

    DmarcAlignment Alignment(Tag tag, ProblemKind fault)
    {
        if (Equals(tag.Value, "s"))
            return DmarcAlignment.Strict;
        if (!Equals(tag.Value, "r"))
            log.Add(fault.At(tag.ValueOffset, tag.Value));
        return DmarcAlignment.Relaxed;
    }

    DmarcPublicSuffix PublicSuffix(Tag tag)
    {
        if (Equals(tag.Value, "y"))
            return DmarcPublicSuffix.Yes;
        if (Equals(tag.Value, "n"))
            return DmarcPublicSuffix.No;
        if (!Equals(tag.Value, "u"))
            log.Add(DmarcProblems.PublicSuffix.At(tag.ValueOffset, tag.Value));
        return DmarcPublicSuffix.Unknown;
    }

    bool IsTesting(Tag tag)
    {
        if (!Equals(tag.Value, "y") && !Equals(tag.Value, "n"))
            log.Add(DmarcProblems.Testing.At(tag.ValueOffset, tag.Value));
        return Equals(tag.Value, "y");
    }

    DmarcFailureOptions Options(Tag tag)
    {
        _optionsAt = tag.Offset;
        var options = DmarcFailureOptions.None;
        var valid = true;
        foreach (var range in tag.Value.Split(':'))
        {
            var option = OptionOf(tag.Value[range].Trim());
            valid &= option != DmarcFailureOptions.None && (options & option) == 0;
            options |= option;
        }
        const DmarcFailureOptions Both = DmarcFailureOptions.AllFailed | DmarcFailureOptions.AnyFailed;
        if (valid && (options & Both) != Both)
            return options;
        log.Add(DmarcProblems.FailureOptions.At(tag.ValueOffset, tag.Value));
        return DmarcFailureOptions.AllFailed;
    }

    static DmarcFailureOptions OptionOf(ReadOnlySpan<char> text) => text switch
    {
        "0" => DmarcFailureOptions.AllFailed,
        "1" => DmarcFailureOptions.AnyFailed,
        "d" or "D" => DmarcFailureOptions.Dkim,
        "s" or "S" => DmarcFailureOptions.Spf,
        _ => DmarcFailureOptions.None,
    };

    List<ReportUri> Uris(Tag tag, ProblemKind fault)
    {
        var uris = new List<ReportUri>(1);
        foreach (var range in tag.Value.Split(','))
        {
            var piece = tag.Value[range].Trim();
            var at = tag.ValueOffset + range.Start.Value;
            var size = piece.LastIndexOf('!');
            var uri = size < 0 ? piece : piece[..size];
            if ((size >= 0 && !IsSize(piece[(size + 1)..])) || uri.Contains('!')
                || ReportUri.Read(uri, size < 0 ? null : piece[(size + 1)..].ToString()) is not { } read)
            {
                log.Add(fault.At(at, piece));
                continue;
            }
            if (size >= 0)
                log.Add(DmarcProblems.UriSize.At(at, piece));
            if (!read.IsMailto)
                log.Add(DmarcProblems.UriScheme.At(at, piece));
            uris.Add(read);
        }
        return uris;
    }

    // obs-dmarc-report-size: digits and perhaps a unit. RFC 7489 had them fit 64 bits; a longer number means nothing.
    static bool IsSize(ReadOnlySpan<char> text)
    {
        if (text.Length > 0 && (text[^1] | 0x20) is 'k' or 'm' or 'g' or 't')
            text = text[..^1];
        return text.Length is > 0 and < 20 && !text.ContainsAnyExceptInRange('0', '9');
    }

    bool IsRepeated(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < Known.Length; i++)
        {
            if (!Equals(name, Known[i]))
                continue;
            var repeated = (_seen & 1 << i) != 0;
            _seen |= 1 << i;
            return repeated;
        }
        return !(_unknown ??= new(StringComparer.OrdinalIgnoreCase)).Add(name.ToString());
    }

    static bool Equals(ReadOnlySpan<char> text, string known) => text.Equals(known, StringComparison.OrdinalIgnoreCase);

    static bool IsLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c))
                return false;
        }
        return true;
    }
}
