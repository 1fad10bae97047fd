namespace Servanda.Mail.Dmarc;

/// <summary>The result of an evaluation (RFC 9989 §5.3.5, §9.2).</summary>
public enum DmarcResult
{
    /// <summary>No record applies to the author domain.</summary>
    None,
    /// <summary>An aligned identifier is authenticated.</summary>
    Pass,
    /// <summary>None is.</summary>
    Fail,
    /// <summary>The DNS did not answer; a later try may tell.</summary>
    TempError,
    /// <summary>The message names no single author domain.</summary>
    PermError,
}

/// <summary>What decided an evaluation.</summary>
public enum DmarcReason
{
    /// <summary>An identifier that passed is aligned.</summary>
    Aligned,
    /// <summary>Identifiers passed, none of them aligned.</summary>
    NotAligned,
    /// <summary>No identifier passed.</summary>
    NothingPassed,
    /// <summary>There is no policy record, or none that counts (RFC 9989 §4.10.1).</summary>
    NoRecord,
    /// <summary>From names no domain, or more than one (§5.3.1).</summary>
    NoAuthor,
    /// <summary>A question about records was asked and got no answer.</summary>
    NoAnswer,
    /// <summary>An aligned identifier could not be checked for want of an answer, and no other passed.</summary>
    CheckFailed,
    /// <summary>Answers are wanted: the evaluation is to be run again with them.</summary>
    NotYetKnown,
}

/// <summary>The words of the standards.</summary>
public static class DmarcResults
{
    /// <summary>The word of Authentication-Results (RFC 9989 §9.2).</summary>
    public static string Word(this DmarcResult result) => result switch
    {
        DmarcResult.None => "none",
        DmarcResult.Pass => "pass",
        DmarcResult.Fail => "fail",
        DmarcResult.TempError => "temperror",
        DmarcResult.PermError => "permerror",
    };

    /// <summary>The word of a record (RFC 9989 §4.7).</summary>
    public static string Word(this DmarcPolicy policy) => policy switch
    {
        DmarcPolicy.None => "none",
        DmarcPolicy.Quarantine => "quarantine",
        DmarcPolicy.Reject => "reject",
    };
}
