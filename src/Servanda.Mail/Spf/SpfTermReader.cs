using Servanda.Core;
using Servanda.Core.Net;

namespace Servanda.Mail.Spf;

/// <summary>Reads the terms of one SPF record, one after the other (RFC 7208 §4.6.1, §5, §6, §12).</summary>
sealed class SpfTermReader(ProblemLog log)
{
    readonly List<SpfMechanism> _mechanisms = [];
    List<SpfModifier.Unknown>? _unknown;
    SpfModifier.Redirect? _redirect;
    SpfModifier.Explanation? _explanation;
    bool _broken;
    bool _sawAll;

    public void Read(ReadOnlySpan<char> term, int offset)
    {
        if (term.IndexOfAnyExceptInRange('!', '~') is >= 0 and var odd)
        {
            Break(SpfProblems.Character.At(offset + odd, term[odd..]));
            return;
        }
        var hasQualifier = term[0] is '+' or '-' or '~' or '?';
        var rest = hasQualifier ? term[1..] : term;
        var end = NameLength(rest);
        if (end < rest.Length && rest[end] == '=')
            ReadModifier(rest[..end], rest[(end + 1)..], offset, hasQualifier);
        else
            ReadMechanism(Qualifier(term[0]), rest[..end], rest[end..], offset, offset + term.Length - rest.Length + end);
    }

    /// <summary>The record; null when a term was malformed.</summary>
    public SpfRecord? ToRecord()
    {
        if (_sawAll && _redirect is not null)
            log.Add(SpfProblems.RedirectIgnored.At(_redirect.Offset, _redirect.Target.Text));
        return _broken ? null : new SpfRecord(_mechanisms, _redirect, _explanation, _unknown ?? []);
    }

    void ReadMechanism(SpfQualifier qualifier, ReadOnlySpan<char> name, ReadOnlySpan<char> argument, int offset, int at)
    {
        if (_sawAll)
            log.Add(SpfProblems.AfterAll.At(offset, name));
        if (MechanismOf(qualifier, name, argument, offset, at) is { } mechanism)
            _mechanisms.Add(mechanism);
        else
            _broken = true;
    }

    SpfMechanism? MechanismOf(
        SpfQualifier qualifier, ReadOnlySpan<char> name, ReadOnlySpan<char> argument, int offset, int at)
    {
        if (Is(name, "all"))
            return All(qualifier, argument, offset, at);
        if (Is(name, "include"))
            return Target(argument, at) is { } target ? new SpfMechanism.Include(qualifier, offset, target) : null;
        if (Is(name, "a") || Is(name, "mx"))
            return AddressTerm(qualifier, name, argument, offset, at);
        if (Is(name, "ptr"))
            return Pointer(qualifier, argument, offset, at);
        if (Is(name, "ip4"))
            return Block(argument, at, SpfAddressReader.ReadIp4) is { } ip4
                ? new SpfMechanism.Ip4(qualifier, offset, ip4) : null;
        if (Is(name, "ip6"))
            return Block(argument, at, SpfAddressReader.ReadIp6) is { } ip6
                ? new SpfMechanism.Ip6(qualifier, offset, ip6) : null;
        if (Is(name, "exists"))
            return Target(argument, at) is { } target ? new SpfMechanism.Exists(qualifier, offset, target) : null;
        log.Add(SpfProblems.UnknownMechanism.At(offset, name));
        return null;
    }

    SpfMechanism.All? All(SpfQualifier qualifier, ReadOnlySpan<char> argument, int offset, int at)
    {
        if (!argument.IsEmpty)
        {
            log.Add(SpfProblems.Argument.At(at, argument));
            return null;
        }
        _sawAll = true;
        return new(qualifier, offset);
    }

    SpfMechanism? AddressTerm(
        SpfQualifier qualifier, ReadOnlySpan<char> name, ReadOnlySpan<char> argument, int offset, int at)
    {
        var split = SpfAddressReader.DomainLength(argument);
        var target = split > 0 ? Target(argument[..split], at) : null;
        if (SpfAddressReader.ReadDual(argument[split..], at + split, log) is not { } length || (split > 0 && target is null))
            return null;
        return name.Length == 1
            ? new SpfMechanism.A(qualifier, offset, target, length.Ip4, length.Ip6)
            : new SpfMechanism.Mx(qualifier, offset, target, length.Ip4, length.Ip6);
    }

    SpfMechanism.Ptr? Pointer(SpfQualifier qualifier, ReadOnlySpan<char> argument, int offset, int at)
    {
        log.Add(SpfProblems.Ptr.At(offset));
        if (argument.IsEmpty)
            return new(qualifier, offset, null);
        return Target(argument, at) is { } target ? new(qualifier, offset, target) : null;
    }

    void ReadModifier(ReadOnlySpan<char> name, ReadOnlySpan<char> value, int offset, bool hasQualifier)
    {
        if (hasQualifier)
            Break(SpfProblems.ModifierQualifier.At(offset, name));
        if (name.IsEmpty || !char.IsAsciiLetter(name[0]))
        {
            Break(SpfProblems.ModifierName.At(offset, name));
            return;
        }
        var at = offset + name.Length + (hasQualifier ? 2 : 1);
        if (Is(name, "redirect"))
        {
            if (_redirect is not null)
                Break(SpfProblems.RedirectRepeated.At(offset, value));
            if (ModifierTarget(value, at) is { } target)
                _redirect ??= new(offset, target);
        }
        else if (Is(name, "exp"))
        {
            if (_explanation is not null)
                Break(SpfProblems.ExplanationRepeated.At(offset, value));
            if (ModifierTarget(value, at) is { } target)
                _explanation ??= new(offset, target);
        }
        else
        {
            _broken |= value.Contains('%') && SpfMacroReader.Read(value, at, SpfMacroPlace.UnknownModifier, log) is null;
            (_unknown ??= []).Add(new(offset, name.ToString(), value.ToString()));
        }
    }

    SpfDomainSpec? ModifierTarget(ReadOnlySpan<char> value, int at)
    {
        if (value.IsEmpty)
            log.Add(SpfProblems.ArgumentMissing.At(at));
        var target = value.IsEmpty ? null : SpfDomainSpecReader.Read(value, at, log);
        _broken |= target is null;
        return target;
    }

    SpfDomainSpec? Target(ReadOnlySpan<char> argument, int at) =>
        Value(argument, at) is { IsEmpty: false } value ? SpfDomainSpecReader.Read(value, at + 1, log) : null;

    IpPrefix? Block(ReadOnlySpan<char> argument, int at, Func<ReadOnlySpan<char>, int, ProblemLog, IpPrefix?> read) =>
        Value(argument, at) is { IsEmpty: false } value ? read(value, at + 1, log) : null;

    // What stands after the colon; empty, with the problem noted, when there is no colon or nothing after it.
    ReadOnlySpan<char> Value(ReadOnlySpan<char> argument, int at)
    {
        if (argument.Length > 1 && argument[0] == ':')
            return argument[1..];
        log.Add(argument.Length > 1 ? SpfProblems.Argument.At(at, argument) : SpfProblems.ArgumentMissing.At(at));
        return [];
    }

    void Break(Problem problem)
    {
        log.Add(problem);
        _broken = true;
    }

    static bool Is(ReadOnlySpan<char> name, string known) => name.Equals(known, StringComparison.OrdinalIgnoreCase);

    static int NameLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.'))
            end++;
        return end;
    }

    static SpfQualifier Qualifier(char first) => first switch
    {
        '-' => SpfQualifier.Fail,
        '~' => SpfQualifier.SoftFail,
        '?' => SpfQualifier.Neutral,
        _ => SpfQualifier.Pass,
    };
}
