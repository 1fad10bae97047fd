using Servanda.Dns;
using Servanda.Dns.Client;

namespace Servanda.Benchmarks;

/// <summary>Several flows that share one list of questions, each asking the next one when its last was answered.</summary>
sealed class DnsAsking(DnsResolver resolver, List<DnsQuestion> questions, CancellationToken cancel)
{
    const int Codes = 16;

    readonly long[] _codes = new long[Codes];
    long _octets, _lost;
    int _next = -1;

    public async Task RunAsync()
    {
        var codes = new long[Codes];
        long octets = 0, lost = 0;
        while (Interlocked.Increment(ref _next) is var at && at < questions.Count)
        {
            if (await resolver.LookUpAsync(questions[at], default, cancel) is DnsResult.Answered answer)
            {
                codes[answer.Raw.Span[3] & 0xF]++;
                octets += answer.Raw.Length;
            }
            else
            {
                lost++;
            }
        }
        lock (_codes)
        {
            for (var i = 0; i < Codes; i++)
                _codes[i] += codes[i];
            (_octets, _lost) = (_octets + octets, _lost + lost);
        }
    }

    public DnsRun Result(TimeSpan took, TimeSpan cpu)
    {
        var codes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < Codes; i++)
        {
            if (_codes[i] > 0)
                codes.Add(new ResponseCode((ushort)i).ToString(), _codes[i]);
        }
        var answered = codes.Values.Sum();
        return new DnsRun(codes, _lost, _octets / answered, answered / took.TotalSeconds, cpu.TotalMicroseconds / answered);
    }
}
