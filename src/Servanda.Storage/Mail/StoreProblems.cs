using Servanda.Core;

namespace Servanda.Storage.Mail;

/// <summary>What storing adds to the problems of a report.</summary>
public static class StoreProblems
{
    /// <summary>The period is missing, turned round, or longer than <c>62</c> days: all of it was put on one day.</summary>
    public static readonly ProblemKind Period = new("report.period.doubtful", "RFC 9990 §3.1.1.4");
}
