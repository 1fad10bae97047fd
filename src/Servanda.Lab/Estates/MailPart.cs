using System.Globalization;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Records;
using Servanda.Lab.Keys;
using Servanda.Lab.Servers;

namespace Servanda.Lab.Estates;

/// <summary>How an organisation takes and sends mail.</summary>
sealed class MailPart(Estate estate)
{
    const byte DaneEndEntity = 3, PublicKey = 1, Sha256 = 1;
    const string Selector = "lab2026";

    /// <summary>The machine that takes mail.</summary>
    public Machine Host => field ??= estate.World.South();

    /// <summary>Its name.</summary>
    public string HostName => $"mx1.{estate.Domain}";

    /// <summary>One exchanger with a good certificate, pinned by DANE, demanded by MTA-STS; SPF, DKIM and DMARC that leave
    /// no room.</summary>
    public MailPart Open()
    {
        var zone = estate.Zone;
        zone.Mail(10, Host.NameIn(zone, "mx1"))
            .Text("", "v=spf1 mx -all")
            .Text($"{Selector}._domainkey", $"v=DKIM1; k=rsa; p={estate.World.DkimKey}")
            .Text("_dmarc", $"v=DMARC1; p=reject; rua=mailto:dmarc@{estate.Domain}")
            .Text("_smtp._tls", $"v=TLSRPTv1; rua=mailto:tls-reports@{estate.Domain}");
        estate.NameSelectors(Selector);
        Show(estate.World.Authority.Issue(HostName));
        Demand("enforce", HostName);
        return this;
    }

    /// <summary>Shows another certificate after STARTTLS, with the TLSA record that goes with it (RFC 7672 §3.1.1).</summary>
    public MailPart Show(ServerCertificate certificate)
    {
        Host.Services[25] = SmtpServer.Greeting(HostName, certificate);
        estate.Zone.Without("_25._tcp.mx1", DnsType.Tlsa)
            .Add("_25._tcp.mx1", new TlsaData(DaneEndEntity, PublicKey, Sha256, certificate.KeyDigest()));
        return this;
    }

    /// <summary>Holds another conversation on port 25.</summary>
    public MailPart Instead(Conversation conversation)
    {
        Host.Services[25] = conversation;
        return this;
    }

    /// <summary>Pins no certificate.</summary>
    public MailPart Unpinned()
    {
        estate.Zone.Without("_25._tcp.mx1", DnsType.Tlsa);
        return this;
    }

    /// <summary>Publishes these TLSA records instead.</summary>
    public MailPart PinnedBy(params IReadOnlyList<TlsaData> records)
    {
        Unpinned();
        foreach (var record in records)
            estate.Zone.Add("_25._tcp.mx1", record);
        return this;
    }

    /// <summary>Publishes an MTA-STS policy (RFC 8461 §3.2).</summary>
    public MailPart Demand(string mode, params IReadOnlyList<string> hosts)
    {
        estate.Zone.Instead("_mta-sts", string.Create(
            CultureInfo.InvariantCulture, $"v=STSv1; id={estate.World.Now:yyyyMMdd}T000000;"));
        string[] lines = ["version: STSv1", $"mode: {mode}", .. hosts.Select(host => $"mx: {host}"), "max_age: 2592000", ""];
        estate.Web.At("mta-sts", "/.well-known/mta-sts.txt", WebReply.Of(string.Join("\r\n", lines), "text/plain"));
        return this;
    }

    /// <summary>Says that no mail is taken (RFC 7505 §3).</summary>
    public static void Refuse(Estate estate) => estate.Zone.Mail(0, DomainName.Root);
}
