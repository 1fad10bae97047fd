namespace Servanda.Mail.ReportFiles;

/// <summary>How much one archive has unpacked to, over all the files in it.</summary>
/// <param name="packed">How many octets the archive has so far.</param>
sealed class UnpackBudget(Func<long> packed)
{
    /// <summary>Octets unpacked so far.</summary>
    public long Unpacked { get; private set; }

    /// <summary>True when it is more than a report.</summary>
    public bool IsOverRatio => Unpacked > ReportFileLimits.FreeOfRatio && Unpacked / ReportFileLimits.MaxRatio > packed();

    /// <summary>How much may still come.</summary>
    public long Left => ReportFileLimits.MaxUnpacked - Unpacked;

    public void Add(int octets) => Unpacked += octets;
}

/// <summary>
/// What an archive unpacks to, within its bounds. Where the archive is damaged, cut off or over a bound, the stream ends
/// there and says so in a problem: what came before is a report all the same.
/// </summary>
sealed class UnpackedStream(Stream unpacking, UnpackBudget budget, ProblemTally problems) : ForwardStream
{
    bool _isEnded;

    public override int Read(Span<byte> buffer)
    {
        if (_isEnded || buffer.IsEmpty)
            return 0;
        if (budget.Left <= 0 || budget.IsOverRatio)
        {
            problems.Add(budget.IsOverRatio ? ReportFileProblems.Ratio : ReportFileProblems.Size, Offset);
            _isEnded = true;
            return 0;
        }
        try
        {
            var read = unpacking.Read(buffer[..(int)Math.Min(buffer.Length, budget.Left)]);
            budget.Add(read);
            _isEnded = read == 0;
            return read;
        }
        catch (InvalidDataException)
        {
            problems.Add(ReportFileProblems.Damaged, Offset);
            _isEnded = true;
            return 0;
        }
    }

    int Offset => (int)Math.Min(budget.Unpacked, int.MaxValue);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            unpacking.Dispose();
        base.Dispose(disposing);
    }
}
