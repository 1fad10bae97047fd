using System.Collections.Frozen;
using System.Text;
using Servanda.Accords;
using Servanda.Assessment.Judging;
using Servanda.Assessment.Rules.Disclosure;
using Servanda.Assessment.Rules.Dns;
using Servanda.Assessment.Rules.Mail;
using Servanda.Assessment.Rules.Net;
using Servanda.Assessment.Rules.Web;
using Servanda.Core;

namespace Servanda.Assessment.Rules;

/// <summary>Every rule there is, control by control; the list an assessment judges by.</summary>
public static class RuleBook
{
    /// <summary>Raised whenever a rule may judge the same observations differently than before.</summary>
    public const string Edition = "2026.1";

    /// <summary>The rules, in the order they are reported.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. SpfRules.All,
        .. DkimRules.All,
        .. DmarcRules.All,
        .. MtaStsRules.All,
        .. TlsRptRules.All,
        .. StartTlsRules.All,
        .. DaneRules.All,
        .. ParkedRules.All,
        .. DnssecRules.All,
        .. CaaRules.All,
        .. RedundancyRules.All,
        .. IPv6Rules.All,
        .. HttpsRules.All,
        .. TlsRules.All,
        .. HstsRules.All,
        .. SecurityTxtRules.All,
        .. PolicyRules.All,
        .. CsafRules.All,
    ];

    static readonly FrozenDictionary<string, Rule> ById = All.ToFrozenDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rule with this id; null when there is none.</summary>
    public static Rule? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>The rules of these controls.</summary>
    public static IReadOnlyList<Rule> Of(IEnumerable<string> controls)
    {
        var ids = controls.ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(rule => ids.Contains(rule.ControlId))];
    }

    /// <summary>The method: names the edition, every rule with its clause and weight, and the catalogue.</summary>
    public static Digest Method(Catalogue catalogue)
    {
        var text = new StringBuilder().Append(Edition).Append('\n').Append(catalogue.Digest).Append('\n');
        foreach (var rule in All)
            text.Append(rule.Id).Append('\t').Append(rule.Clause).Append('\t').Append(rule.Severity).Append('\n');
        return Digest.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
