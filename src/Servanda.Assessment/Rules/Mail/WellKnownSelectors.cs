using System.Collections.Frozen;
using Servanda.Core.Names;
using Servanda.Mail.Dkim;

namespace Servanda.Assessment.Rules.Mail;

/// <summary>Selectors under which widely used mail services and programs put their DKIM keys (RFC 6376 §3.1), looked at
/// besides those that the operator names. A domain may well use others: finding none says nothing.</summary>
static class WellKnownSelectors
{
    public static IReadOnlyList<string> All { get; } =
    [
        // What people choose by themselves, and what mail programs and hosting panels propose.
        "default", "dkim", "mail", "key1", "key2", "s1", "s2",
        // Mail for organisations.
        "selector1", "selector2",                   // Microsoft 365
        "google",                                   // Google Workspace
        "zoho",
        "fm1", "fm2", "fm3",                        // Fastmail
        "protonmail", "protonmail2", "protonmail3",
        "sig1",                                     // iCloud
        "gm1",                                      // Gandi
        "s1-ionos", "s2-ionos",
        "mbo0001",                                  // mailbox.org
        // Services that send for others; SendGrid uses s1 and s2.
        "k1", "k2", "k3",                           // Mailchimp
        "mandrill", "mailjet",
        "brevo1", "brevo2",
        "zendesk1", "zendesk2",
        "hs1", "ctct1", "pm",                       // HubSpot, Constant Contact, Postmark
    ];

    /// <summary>Where the keys of each of them stand, below the domain (RFC 6376 §3.6.2.1).</summary>
    public static FrozenDictionary<string, DomainName> Places { get; } = All.ToFrozenDictionary(
        selector => selector, selector => DkimKeyRecord.PlaceOf(selector)!, StringComparer.OrdinalIgnoreCase);
}
