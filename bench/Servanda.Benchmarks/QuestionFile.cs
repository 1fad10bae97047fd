using Servanda.Dns;

namespace Servanda.Benchmarks;

/// <summary>Questions written down as they are asked, in the form dnsperf reads, so that the peak of memory is not theirs.
/// </summary>
sealed class QuestionFile(string path) : IDisposable
{
    readonly StreamWriter _file = new(path);
    readonly Lock _gate = new();

    public long Count { get; private set; }

    public void Add(DnsQuestion question)
    {
        var line = $"{question.Name} {question.Type}";
        lock (_gate)
        {
            _file.WriteLine(line);
            Count++;
        }
    }

    public void Dispose() => _file.Dispose();
}
