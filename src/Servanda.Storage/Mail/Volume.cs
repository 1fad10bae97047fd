namespace Servanda.Storage.Mail;

/// <summary>Messages by what DMARC said of them (aligned: DKIM or SPF passed for the domain of the From field) and by what
/// receivers did. The seven counts are parts of the whole; everything else is their sums.</summary>
public sealed record Volume
{
    /// <summary>Aligned by DKIM and by SPF.</summary>
    public long ByBoth { get; init; }

    /// <summary>Aligned by DKIM alone.</summary>
    public long ByDkimOnly { get; init; }

    /// <summary>Aligned by SPF alone.</summary>
    public long BySpfOnly { get; init; }

    /// <summary>Not aligned, and nothing done on account of it.</summary>
    public long UnalignedDelivered { get; init; }

    /// <summary>Not aligned, marked as suspicious.</summary>
    public long UnalignedQuarantined { get; init; }

    /// <summary>Not aligned, refused.</summary>
    public long UnalignedRejected { get; init; }

    /// <summary>Of the aligned: marked or refused all the same, for a reason of the receiver's.</summary>
    public long AlignedHeld { get; init; }

    /// <summary>Of all: shares of reports over several days, whose day is an estimate.</summary>
    public long Spread { get; init; }

    /// <summary>All messages.</summary>
    public long Messages => Aligned + Unaligned;

    /// <summary>Aligned by either.</summary>
    public long Aligned => ByBoth + ByDkimOnly + BySpfOnly;

    /// <summary>Aligned by DKIM, whatever SPF said.</summary>
    public long ByDkim => ByBoth + ByDkimOnly;

    /// <summary>Aligned by SPF, whatever DKIM said.</summary>
    public long BySpf => ByBoth + BySpfOnly;

    /// <summary>Aligned by neither.</summary>
    public long Unaligned => UnalignedDelivered + UnalignedQuarantined + UnalignedRejected;

    /// <summary>The sum of two.</summary>
    public static Volume operator +(Volume one, Volume other) => new()
    {
        ByBoth = one.ByBoth + other.ByBoth,
        ByDkimOnly = one.ByDkimOnly + other.ByDkimOnly,
        BySpfOnly = one.BySpfOnly + other.BySpfOnly,
        UnalignedDelivered = one.UnalignedDelivered + other.UnalignedDelivered,
        UnalignedQuarantined = one.UnalignedQuarantined + other.UnalignedQuarantined,
        UnalignedRejected = one.UnalignedRejected + other.UnalignedRejected,
        AlignedHeld = one.AlignedHeld + other.AlignedHeld,
        Spread = one.Spread + other.Spread,
    };

    /// <summary>Nothing.</summary>
    public static Volume None { get; } = new();
}

/// <summary>The messages of one day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Volume">Its messages.</param>
public sealed record DayVolume(DateOnly Day, Volume Volume);

/// <summary>What messages are counted by.</summary>
public enum SourceKind
{
    /// <summary>IPv4 /24 or IPv6 /48 of who connected.</summary>
    Network,
    /// <summary>Who connected.</summary>
    Address,
    /// <summary>The organisation that reported.</summary>
    Reporter,
    /// <summary>The domain of the From field.</summary>
    Name,
    /// <summary>The domain of the SMTP sender.</summary>
    Envelope,
}

/// <summary>The messages of one source.</summary>
/// <param name="Source">The network, address, reporter or name; empty where reports do not say.</param>
/// <param name="Volume">Its messages in the period.</param>
/// <param name="FirstSeen">The first day of all that is kept, not only of the period.</param>
/// <param name="LastSeen">The last day of all that is kept.</param>
/// <param name="Addresses">How many addresses in the period.</param>
/// <param name="Reporters">How many organisations reported it in the period.</param>
public sealed record SourceVolume(
    string Source, Volume Volume, DateOnly FirstSeen, DateOnly LastSeen, long Addresses, long Reporters);
