using System.Globalization;
using Servanda.Core.Names;

namespace Servanda.Mail.Spf;

/// <summary>What the macros of one evaluation stand for (RFC 7208 §7.2, §7.3).</summary>
sealed class SpfMacroValues
{
    const string Unknown = "unknown";

    readonly SpfSender _sender;
    readonly SpfClient _client;
    readonly SpfOptions _options;
    readonly Func<MailQuery, MailAnswer> _ask;
    readonly Func<SpfMacroLetter, string?> _valueOf;
    DomainName _domain = DomainName.Root;

    public SpfMacroValues(SpfSender sender, SpfClient client, SpfOptions options, Func<MailQuery, MailAnswer> ask)
    {
        (_sender, _client, _options, _ask) = (sender, client, options, ask);
        _valueOf = ValueOf;
    }

    /// <summary>True when the last expansion needs answers.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Expands in the record of this domain; null when answers are wanted, or the text grows too long.</summary>
    public string? Expand(IReadOnlyList<SpfMacroPart> parts, DomainName domain)
    {
        (_domain, IsWaiting) = (domain, false);
        return SpfMacroExpansion.Expand(parts, _valueOf);
    }

    string? ValueOf(SpfMacroLetter letter) => letter switch
    {
        SpfMacroLetter.Sender => $"{_sender.LocalPart}@{_sender.DomainText}",
        SpfMacroLetter.LocalPart => _sender.LocalPart,
        SpfMacroLetter.SenderDomain => _sender.DomainText,
        SpfMacroLetter.Domain => _domain.Equals(_sender.Domain) ? _sender.DomainText : _domain.ToString(),
        SpfMacroLetter.Address => _client.Dotted,
        SpfMacroLetter.ValidatedName => ValidatedName(),
        SpfMacroLetter.AddressKind => _client.IsIp4 ? "in-addr" : "ip6",
        SpfMacroLetter.Helo => _sender.Helo,
        SpfMacroLetter.ClientAddress => _client.Text,
        SpfMacroLetter.Receiver => _options.Receiver,
        SpfMacroLetter.Timestamp => _options.At.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
    };

    string? ValidatedName()
    {
        var names = new SpfReverseNames(_client, _ask);
        var best = names.Best(_domain);
        IsWaiting |= names.IsWaiting;
        return names.IsWaiting ? null : best?.ToString() ?? Unknown;
    }
}
