namespace Servanda.Mail.Spf;

/// <summary>What check_host() answers (RFC 7208 §2.6).</summary>
public enum SpfResult
{
    /// <summary>No usable name to check, or no record at it.</summary>
    None,
    /// <summary>The domain asserts nothing about the client.</summary>
    Neutral,
    /// <summary>The client may use the domain.</summary>
    Pass,
    /// <summary>The client may not.</summary>
    Fail,
    /// <summary>Probably not.</summary>
    SoftFail,
    /// <summary>The DNS did not answer; a later try may.</summary>
    TempError,
    /// <summary>The records cannot be used as published.</summary>
    PermError,
}

/// <summary>What decided an evaluation.</summary>
public enum SpfReason
{
    /// <summary>A mechanism matched.</summary>
    Matched,
    /// <summary>No mechanism matched, and there is no redirect (RFC 7208 §4.7).</summary>
    NoMatch,
    /// <summary>The identity holds no name of at least two labels (§4.3).</summary>
    NoName,
    /// <summary>The name has no SPF record (§4.5).</summary>
    NoRecord,
    /// <summary>It has more than one (§4.5).</summary>
    SeveralRecords,
    /// <summary>A record has a syntax error (§4.6).</summary>
    Syntax,
    /// <summary>More than ten terms that query the DNS (§4.6.4).</summary>
    Lookups,
    /// <summary>More than two terms whose lookups give nothing (§4.6.4).</summary>
    Voids,
    /// <summary>A name with more than ten mail exchangers (§4.6.4).</summary>
    Exchangers,
    /// <summary>An include of a name without a record (§5.2).</summary>
    IncludeNone,
    /// <summary>A redirect to a name without a record (§6.1).</summary>
    RedirectNone,
    /// <summary>A question was asked and got no answer (§2.6.6).</summary>
    NoAnswer,
    /// <summary>Answers are wanted: the evaluation is to be run again with them.</summary>
    NotYetKnown,
}

/// <summary>The words of the standards for results.</summary>
public static class SpfResults
{
    /// <summary>The word of RFC 7208 §2.6, also that of Authentication-Results (RFC 8601 §2.7.2).</summary>
    public static string Word(this SpfResult result) => result switch
    {
        SpfResult.None => "none",
        SpfResult.Neutral => "neutral",
        SpfResult.Pass => "pass",
        SpfResult.Fail => "fail",
        SpfResult.SoftFail => "softfail",
        SpfResult.TempError => "temperror",
        SpfResult.PermError => "permerror",
    };
}
