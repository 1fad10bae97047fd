using System.Text;
using Servanda.Core;
using Servanda.Core.Names;
using Servanda.Core.Net;

namespace Servanda.Mail.MtaSts;

/// <summary>
/// Reads policy files of MTA-STS (RFC 8461 §3.2). There is a value when version, mode, max_age and, unless the mode is
/// none, mail exchangers are there and well-formed; a faulty extension costs only itself.
/// </summary>
public static class MtaStsPolicyReader
{
    /// <summary>Octets of a policy file that are read (§3.3 suggests such a bound).</summary>
    public const int MaxOctets = 64 * 1024;

    /// <summary>Reads the body of the answer from <c>https://mta-sts.domain/.well-known/mta-sts.txt</c>.</summary>
    public static Parsed<MtaStsPolicy> Read(ReadOnlySpan<byte> body)
    {
        if (body.Length > MaxOctets)
            return new(null, [MtaStsProblems.PolicyLength.At(MaxOctets)]);
        if (HtmlText.LooksLikeHtml(body))
            return new(null, [MtaStsProblems.PolicyHtml.At(0, body)]);
        // One character for each octet, so that offsets are those of the body.
        var text = Encoding.Latin1.GetString(body).AsSpan();
        var policy = new Fields();
        for (var at = 0; at < text.Length;)
        {
            var length = text[at..].IndexOf('\n') is >= 0 and var lf ? lf : text.Length - at;
            var line = text.Slice(at, length);
            policy.ReadLine(line.EndsWith("\r") ? line[..^1] : line, at);
            at += length + 1;
        }
        return policy.ToPolicy(text.Length);
    }

    sealed class Fields
    {
        const int MaxDigits = 10;

        readonly ProblemLog _log = new();
        readonly List<MtaStsPattern> _exchangers = [];
        readonly List<Extension> _extensions = [];
        MtaStsMode? _mode;
        long? _maxAge;
        bool _version, _sawVersion, _sawMode, _sawMaxAge, _sawExchanger, _badExchanger;

        public void ReadLine(ReadOnlySpan<char> line, int offset)
        {
            var colon = line.IndexOf(':');
            var value = line[(colon + 1)..].Trim(" \t");
            if (colon < 0)
            {
                _log.Add(MtaStsProblems.PolicyLine.At(offset, line));
                return;
            }
            var at = offset + colon + 1 + line[(colon + 1)..].Length - line[(colon + 1)..].TrimStart(" \t").Length;
            switch (line[..colon])
            {
                case "version":
                    if (IsFirst(ref _sawVersion, offset, line))
                        _version = Accept(value.SequenceEqual("STSv1"), MtaStsProblems.PolicyVersion, at, value);
                    break;
                case "mode":
                    if (IsFirst(ref _sawMode, offset, line))
                        ReadMode(value, at);
                    break;
                case "max_age":
                    if (IsFirst(ref _sawMaxAge, offset, line))
                        ReadMaxAge(value, at);
                    break;
                case "mx":
                    ReadExchanger(value, at);
                    break;
                default:
                    var visible = !value.IsEmpty && value.IndexOfAnyExceptInRange(' ', '~') < 0;
                    if (Accept(visible && Extension.IsName(line[..colon]), MtaStsProblems.PolicyLine, offset, line))
                        _extensions.Add(new(line[..colon].ToString(), value.ToString()));
                    break;
            }
        }

        public Parsed<MtaStsPolicy> ToPolicy(int end)
        {
            Accept(_sawVersion, MtaStsProblems.PolicyVersionMissing, end, []);
            Accept(_sawMode, MtaStsProblems.PolicyModeMissing, end, []);
            Accept(_sawMaxAge, MtaStsProblems.PolicyMaxAgeMissing, end, []);
            var needsExchanger = _mode is MtaStsMode.Enforce or MtaStsMode.Testing;
            Accept(!needsExchanger || _sawExchanger, MtaStsProblems.PolicyMxMissing, end, []);
            var usable = _version && !_badExchanger && (!needsExchanger || _exchangers.Count > 0);
            return new(
                usable && _mode is { } mode && _maxAge is { } age
                    ? new(mode, TimeSpan.FromSeconds(age), _exchangers, _extensions) : null,
                _log.InOrder());
        }

        void ReadMode(ReadOnlySpan<char> value, int at)
        {
            _mode = value switch
            {
                "enforce" => MtaStsMode.Enforce,
                "testing" => MtaStsMode.Testing,
                "none" => MtaStsMode.None,
                _ => null,
            };
            Accept(_mode is not null, MtaStsProblems.PolicyMode, at, value);
        }

        void ReadMaxAge(ReadOnlySpan<char> value, int at)
        {
            if (!Accept(value.Length is > 0 and <= MaxDigits && !value.ContainsAnyExceptInRange('0', '9'),
                MtaStsProblems.PolicyMaxAge, at, value))
                return;
            long age = 0;
            foreach (var digit in value)
                age = age * 10 + digit - '0';
            Accept(age <= MtaStsPolicy.MaxAgeLimit, MtaStsProblems.PolicyMaxAgeOver, at, value);
            _maxAge = Math.Min(age, MtaStsPolicy.MaxAgeLimit);
        }

        void ReadExchanger(ReadOnlySpan<char> value, int at)
        {
            _sawExchanger = true;
            var wildcard = value.StartsWith("*.");
            var host = wildcard ? value[2..] : value;
            DomainName? name = null;
            var valid = IsHostName(host) && WireText.TryReadName(host, out name);
            _badExchanger |= !Accept(valid, MtaStsProblems.PolicyMx, at, value);
            if (valid && name is not null)
                _exchangers.Add(new(name, wildcard));
        }

        bool IsFirst(ref bool seen, int offset, ReadOnlySpan<char> line)
        {
            var first = Accept(!seen, MtaStsProblems.PolicyRepeated, offset, line);
            seen = true;
            return first;
        }

        bool Accept(bool valid, ProblemKind kind, int offset, ReadOnlySpan<char> piece)
        {
            if (!valid)
                _log.Add(piece.IsEmpty ? kind.At(offset) : kind.At(offset, piece));
            return valid;
        }

        // Domain of RFC 5321 §4.1.2: labels of letters, digits and inner hyphens.
        static bool IsHostName(ReadOnlySpan<char> text)
        {
            foreach (var range in text.Split('.'))
            {
                var label = text[range];
                if (label.IsEmpty || label[0] == '-' || label[^1] == '-')
                    return false;
                foreach (var c in label)
                {
                    if (!char.IsAsciiLetterOrDigit(c) && c != '-')
                        return false;
                }
            }
            return true;
        }
    }
}
