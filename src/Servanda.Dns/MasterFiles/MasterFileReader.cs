using Servanda.Core;
using Servanda.Core.Names;

namespace Servanda.Dns.MasterFiles;

/// <summary>
/// Reads master files (RFC 1035 §5): $TTL and $ORIGIN, comments, parentheses, quoted strings, escapes, and the generic
/// form of RFC 3597 §5. Names that are not absolute are completed with $ORIGIN, which is the root until it is set. There
/// is always a zone; entries with a problem are left out of it, but for the harmless ones.
/// </summary>
public static class MasterFileReader
{
    /// <summary>Octets read at the most.</summary>
    public const int MaxOctets = 64 * 1024 * 1024;

    const uint MaxTtl = int.MaxValue;
    const uint DefaultTtl = 3600;

    /// <summary>Reads a whole file.</summary>
    public static Parsed<MasterZone> Read(ReadOnlyMemory<byte> file)
    {
        var log = new ProblemLog();
        if (file.Length > MaxOctets)
        {
            log.Add(MasterFileProblems.Size.At(MaxOctets));
            file = file[..MaxOctets];
        }
        // A byte order mark is no part of the first name.
        if (file.Span.StartsWith("\uFEFF"u8))
            file = file[3..];
        var entries = new MasterEntryReader(file, log);
        var reading = new Reading(log);
        while (entries.MoveNext())
        {
            if (!entries.IsBroken)
                reading.Take(entries.Tokens, entries.StartsBlank);
        }
        return new(new MasterZone(reading.Records), log.InOrder());
    }

    sealed class Reading(ProblemLog log)
    {
        DomainName _origin = DomainName.Root;
        DomainName? _owner;
        uint? _ttl;

        public List<DnsRecord> Records { get; } = [];

        public void Take(List<MasterToken> tokens, bool startsBlank)
        {
            if (!startsBlank && tokens[0] is { IsQuoted: false, Raw: [(byte)'$', ..] })
            {
                Direct(tokens);
                return;
            }
            var at = 0;
            if (!startsBlank)
            {
                // The owner counts for what follows even where the entry itself is of no use.
                _owner = MasterName.Read(tokens[at++], _origin);
                if (_owner is null)
                    log.Add(MasterFileProblems.Name.At(tokens[0].Offset, tokens[0].Raw));
            }
            else if (_owner is null)
            {
                log.Add(MasterFileProblems.OwnerMissing.At(tokens[0].Offset));
            }
            if (ReadHead(tokens, ref at, out var ttl) is { } type && _owner is not null)
            {
                var data = new MasterDataReader(tokens, at, _origin, log).Read(type);
                if (data is not null)
                    Records.Add(new(_owner, type, DnsClass.In, ttl, data));
            }
        }

        // TTL and class, each or both, in either order, and the type. Null when there is no type.
        DnsType? ReadHead(List<MasterToken> tokens, ref int at, out uint ttl)
        {
            ttl = _ttl ?? DefaultTtl;
            for (; at < tokens.Count; at++)
            {
                var token = tokens[at];
                if (token.Raw.Length > 0 && char.IsAsciiDigit((char)token.Raw[0]))
                {
                    if (ReadTtl(token) is not { } own)
                        return null;
                    ttl = own;
                    continue;
                }
                var text = token.Text;
                if (text.Equals("IN", StringComparison.OrdinalIgnoreCase) || text.Equals("CLASS1", StringComparison.OrdinalIgnoreCase))
                    continue;
                if (text.ToUpperInvariant() is "CH" or "HS" or "CS" || text.StartsWith("CLASS", StringComparison.OrdinalIgnoreCase))
                {
                    log.Add(MasterFileProblems.Class.At(token.Offset, token.Raw));
                    return null;
                }
                at++;
                if (DnsType.TryRead(text, out var type))
                    return type;
                log.Add(MasterFileProblems.Type.At(token.Offset, token.Raw));
                return null;
            }
            log.Add(MasterFileProblems.Type.At(tokens[^1].Offset));
            return null;
        }

        void Direct(List<MasterToken> tokens)
        {
            var word = tokens[0].Text.ToUpperInvariant();
            if (word == "$TTL" && tokens.Count == 2)
                _ttl = ReadTtl(tokens[1]) ?? _ttl;
            else if (word == "$ORIGIN" && tokens.Count == 2 && MasterName.Read(tokens[1], _origin) is { } origin)
                _origin = origin;
            else
                log.Add(MasterFileProblems.Directive.At(tokens[0].Offset, tokens[0].Raw));
        }

        // Seconds, or with units as BIND writes them: 1h30m.
        uint? ReadTtl(MasterToken token)
        {
            ulong sum = 0, number = 0;
            var digits = 0;
            foreach (var octet in token.Raw)
            {
                var unit = (char)(octet | 0x20) switch { 's' => 1u, 'm' => 60u, 'h' => 3600u, 'd' => 86400u, 'w' => 604800u, _ => 0u };
                if (char.IsAsciiDigit((char)octet) && digits++ < 10)
                    number = number * 10 + octet - '0';
                else if (unit > 0 && digits > 0)
                    (sum, number, digits) = (sum + number * unit, 0, 0);
                else
                    sum = ulong.MaxValue / 2;
            }
            if (sum + number <= MaxTtl)
                return (uint)(sum + number);
            log.Add(MasterFileProblems.Ttl.At(token.Offset, token.Raw));
            return null;
        }
    }
}
