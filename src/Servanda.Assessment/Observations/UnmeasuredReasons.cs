using Servanda.Accords;

namespace Servanda.Assessment.Observations;

/// <summary>Why a look gave nothing: the stable words bundles keep, and what people read.</summary>
public static class UnmeasuredReasons
{
    /// <summary>No answer in time.</summary>
    public const string TimedOut = "timed-out";

    /// <summary>No answer, and nobody else answered at that port in the run either: our own network seems to block it.</summary>
    public const string PortBlocked = "port-blocked";

    /// <summary>The connection was refused.</summary>
    public const string Refused = "refused";

    /// <summary>No route to the address.</summary>
    public const string Unreachable = "unreachable";

    /// <summary>The connection broke off.</summary>
    public const string BrokenOff = "broken-off";

    /// <summary>The name has no address to connect to.</summary>
    public const string NoAddress = "no-address";

    /// <summary>Every address is in a special-purpose block that the operator has not allowed.</summary>
    public const string AddressNotAllowed = "address-not-allowed";

    /// <summary>The URL names a port that is none of the web's.</summary>
    public const string PortNotAllowed = "port-not-allowed";

    /// <summary>The mail host does not let us start TLS, so no version could be offered to it.</summary>
    public const string NoStartTls = "no-starttls";

    /// <summary>The resolver could not be asked, or its answer made no sense.</summary>
    public const string ResolverFailed = "resolver-failed";

    /// <summary>The answer was over one of our limits.</summary>
    public const string OverLimit = "over-limit";

    /// <summary>The operator gave no store of reports.</summary>
    public const string NoReports = "no-reports";

    /// <summary>The run was ended by its operator before the look.</summary>
    public const string Stopped = "stopped";

    /// <summary>Said by a rule whose evidence is still to come.</summary>
    public static Text NotYet { get; } = new("not looked at", "non examiné");

    /// <summary>Said by a rule that is given bytes no reader takes.</summary>
    public static Text Unreadable { get; } = new("the answer could not be read", "réponse illisible");

    static readonly Dictionary<string, Text> ByReason = new(StringComparer.Ordinal)
    {
        [TimedOut] = new("no answer in time", "pas de réponse à temps"),
        [PortBlocked] = new("no answer, nor from anybody else on this port: the network we look from seems to block it",
            "pas de réponse, ni de personne d’autre sur ce port : le réseau d’où nous regardons semble le bloquer"),
        [Refused] = new("the connection was refused", "connexion refusée"),
        [Unreachable] = new("the address could not be reached", "adresse injoignable"),
        [BrokenOff] = new("the connection broke off", "connexion interrompue"),
        [NoAddress] = new("the name has no address", "le nom n’a pas d’adresse"),
        [AddressNotAllowed] = new("the address is not a public one, so we do not connect to it",
            "l’adresse n’est pas publique, nous ne nous y connectons donc pas"),
        [PortNotAllowed] = new("the port is none of the web's, so we do not connect to it",
            "le port n’est pas un port du web, nous ne nous y connectons donc pas"),
        [NoStartTls] = new("the mail host did not let us start TLS", "le serveur de courrier n’a pas permis STARTTLS"),
        [ResolverFailed] = new("our resolver failed", "notre résolveur a échoué"),
        [OverLimit] = new("the answer was over our limits", "la réponse dépassait nos limites"),
        [NoReports] = new("no DMARC reports were given", "aucun rapport DMARC n’a été fourni"),
        [Stopped] = new("the run was ended before this look", "l’exécution a été arrêtée avant cet examen"),
    };

    /// <summary>The reason for people; what stands after a colon in the reason is kept as it is.</summary>
    public static Text Words(Observation.Unmeasured unmeasured)
    {
        var reason = unmeasured.Reason;
        var colon = reason.IndexOf(':', StringComparison.Ordinal);
        var words = ByReason.GetValueOrDefault(colon < 0 ? reason : reason[..colon], Text.Same(reason));
        return colon < 0 ? words : new Text(words.En + reason[colon..], words.Fr + " " + reason[colon..]);
    }
}
