namespace Servanda.Benchmarks;

/// <summary>One pass over all questions.</summary>
/// <param name="Codes">How often each response code came.</param>
/// <param name="Lost">Queries without an answer.</param>
/// <param name="MeanOctets">Octets of an answer in the mean, as dnsperf prints it: whole.</param>
/// <param name="PerSecond">Queries answered a second.</param>
/// <param name="CpuMicroseconds">Processor time of the asking process for each query.</param>
sealed record DnsRun(
    SortedDictionary<string, long> Codes, long Lost, long MeanOctets, double PerSecond, double CpuMicroseconds)
{
    public string CodesText => string.Join(", ", Codes.Select(one => $"{one.Key} {one.Value}"));
}
