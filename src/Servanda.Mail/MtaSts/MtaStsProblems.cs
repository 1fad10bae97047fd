using Servanda.Core;

namespace Servanda.Mail.MtaSts;

/// <summary>What can be wrong with the record and the policy of MTA-STS (RFC 8461).</summary>
public static class MtaStsProblems
{
    /// <summary>Not an MTA-STS record: it does not begin with v=STSv1 and a semicolon.</summary>
    public static readonly ProblemKind Version = new("mta-sts.version", "RFC 8461 §3.1");

    /// <summary>No id.</summary>
    public static readonly ProblemKind IdMissing = new("mta-sts.id.missing", "RFC 8461 §3.1");

    /// <summary>An id that is not 1 to 32 letters and digits.</summary>
    public static readonly ProblemKind Id = new("mta-sts.id", "RFC 8461 §3.1");

    /// <summary>A second id; the first counts.</summary>
    public static readonly ProblemKind IdRepeated = new("mta-sts.id.repeated", "RFC 8461 §3.1");

    /// <summary>A field that is neither id nor a well-formed extension, or blanks beside its equals sign.</summary>
    public static readonly ProblemKind Field = new("mta-sts.field", "RFC 8461 §3.1");

    /// <summary>More than one MTA-STS record: the domain counts as having none.</summary>
    public static readonly ProblemKind Several = new("mta-sts.several", "RFC 8461 §3.1");

    /// <summary>A policy file larger than is read.</summary>
    public static readonly ProblemKind PolicyLength = new("mta-sts.policy.length", "RFC 8461 §3.3");

    /// <summary>A page where the policy should be.</summary>
    public static readonly ProblemKind PolicyHtml = new("mta-sts.policy.html", "RFC 8461 §3.2");

    /// <summary>A line of the policy that is no name, colon and value of the characters allowed.</summary>
    public static readonly ProblemKind PolicyLine = new("mta-sts.policy.line", "RFC 8461 §3.2");

    /// <summary>A field other than mx twice; the first counts.</summary>
    public static readonly ProblemKind PolicyRepeated = new("mta-sts.policy.repeated", "RFC 8461 §3.2");

    /// <summary>No version.</summary>
    public static readonly ProblemKind PolicyVersionMissing = new("mta-sts.policy.version.missing", "RFC 8461 §3.2");

    /// <summary>Another version than STSv1.</summary>
    public static readonly ProblemKind PolicyVersion = new("mta-sts.policy.version", "RFC 8461 §3.2");

    /// <summary>No mode.</summary>
    public static readonly ProblemKind PolicyModeMissing = new("mta-sts.policy.mode.missing", "RFC 8461 §3.2");

    /// <summary>Another mode than enforce, testing, none.</summary>
    public static readonly ProblemKind PolicyMode = new("mta-sts.policy.mode", "RFC 8461 §3.2");

    /// <summary>No max_age.</summary>
    public static readonly ProblemKind PolicyMaxAgeMissing = new("mta-sts.policy.max-age.missing", "RFC 8461 §3.2");

    /// <summary>A max_age that is no number of 1 to 10 digits.</summary>
    public static readonly ProblemKind PolicyMaxAge = new("mta-sts.policy.max-age", "RFC 8461 §3.2");

    /// <summary>A max_age over 31557600 seconds, which is read as that.</summary>
    public static readonly ProblemKind PolicyMaxAgeOver = new("mta-sts.policy.max-age.over", "RFC 8461 §3.2");

    /// <summary>No mx in a policy that is not none.</summary>
    public static readonly ProblemKind PolicyMxMissing = new("mta-sts.policy.mx.missing", "RFC 8461 §3.2");

    /// <summary>An mx that is neither a host name nor one after a leading <c>*.</c>.</summary>
    public static readonly ProblemKind PolicyMx = new("mta-sts.policy.mx", "RFC 8461 §3.2");

    /// <summary>Every kind above.</summary>
    public static IReadOnlyList<ProblemKind> All { get; } =
    [
        Version, IdMissing, Id, IdRepeated, Field, Several, PolicyLength, PolicyHtml, PolicyLine, PolicyRepeated,
        PolicyVersionMissing, PolicyVersion, PolicyModeMissing, PolicyMode, PolicyMaxAgeMissing, PolicyMaxAge,
        PolicyMaxAgeOver, PolicyMxMissing, PolicyMx,
    ];
}
