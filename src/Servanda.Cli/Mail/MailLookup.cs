using Servanda.Cli.Assessing;
using Servanda.Core;
using Servanda.Dns;
using Servanda.Dns.Client;
using Servanda.Dns.MasterFiles;
using Servanda.Mail;
using Servanda.Mail.Evaluation;

namespace Servanda.Cli.Mail;

/// <summary>Where the answers for a check of mail come from: a master file, or resolvers.</summary>
sealed class MailLookup : IDisposable
{
    // Each round asks everything that is known to be needed. SPF needs some 30 at the most, the tree walks 16.
    const int MaxRounds = 80;

    readonly MasterZone? _zone;
    readonly DnsResolver? _resolver;
    readonly KnownAnswers _known = new();

    MailLookup(MasterZone? zone, DnsResolver? resolver) => (_zone, _resolver) = (zone, resolver);

    /// <summary>True when questions were asked and not one was answered.</summary>
    public bool IsSilent => _known.Asked > 0 && _known.Failed == _known.Asked;

    /// <summary>Answers from a master file alone.</summary>
    /// <param name="file">The file.</param>
    /// <param name="note">Told what is odd about it, but costs no record.</param>
    /// <exception cref="WrongInputException">An entry of it cannot be read.</exception>
    public static MailLookup FromFile(FileInfo file, Action<string> note)
    {
        if (!file.Exists)
            throw new WrongInputException([$"{file.FullName} is not there."]);
        if (file.Length > MasterFileReader.MaxOctets)
            throw new WrongInputException([$"{file.FullName} is over {MasterFileReader.MaxOctets} octets."]);
        var octets = File.ReadAllBytes(file.FullName);
        var read = MasterFileReader.Read(octets);
        var faults = new List<string>();
        foreach (var problem in read.Problems)
        {
            var line = octets.AsSpan(0, Math.Min(problem.Offset, octets.Length)).Count((byte)'\n') + 1;
            var words = $"{file.Name}:{line}: {problem.Code} ({problem.Clause}){(problem.Detail is { } detail ? $": {detail}" : "")}";
            if (MasterFileProblems.IsHarmless(problem))
                note(Visible.Of(words));
            else
                faults.Add(words);
        }
        return faults.Count == 0 ? new(read.Value, null) : throw new WrongInputException(faults);
    }

    /// <summary>Asks these resolvers.</summary>
    public static MailLookup FromResolvers(IReadOnlyList<Upstream> upstreams) =>
        new(null, new DnsResolver(new ResolverOptions { Upstreams = upstreams }));

    /// <summary>Runs an evaluation until nothing more is wanted.</summary>
    /// <param name="run">Evaluates with the answers known.</param>
    /// <param name="wanted">What the outcome still wants.</param>
    /// <param name="cancel">Stops the asking.</param>
    public async Task<T> RunAsync<T>(
        Func<Func<MailQuery, MailAnswer>, T> run, Func<T, IReadOnlyList<MailQuery>> wanted, CancellationToken cancel)
    {
        for (var round = 0; ; round++)
        {
            var outcome = run(_zone is null ? _known.Find : AskZone);
            var queries = wanted(outcome);
            if (queries.Count == 0)
                return outcome;
            var isLast = round == MaxRounds;
            var asked = queries.Distinct().ToList();
            var answers = await Task.WhenAll(asked.Select(query => isLast ? GiveUp : AskAsync(query, cancel)));
            foreach (var (query, answer) in asked.Zip(answers))
                _known.Add(query, answer);
        }
    }

    public void Dispose() => _resolver?.Dispose();

    static Task<MailAnswer> GiveUp => Task.FromResult<MailAnswer>(new MailAnswer.Failed("too many questions"));

    MailAnswer AskZone(MailQuery query)
    {
        var answer = _known.Find(query);
        if (answer is MailAnswer.NotYet)
            _known.Add(query, answer = MailAnswer.Of(_zone!.Answer(new DnsQuestion(query.Name, query.Type)), query.Kind));
        return answer;
    }

    async Task<MailAnswer> AskAsync(MailQuery query, CancellationToken cancel) =>
        await _resolver!.LookUpAsync(new DnsQuestion(query.Name, query.Type), cancel: cancel) switch
        {
            DnsResult.Answered answered => MailAnswer.Of(answered.ReadAnswer(), query.Kind),
            DnsResult.Failed failed => new MailAnswer.Failed(failed.Detail.Length > 0 ? failed.Detail : failed.Reason.ToString()),
            _ => new MailAnswer.Failed("no answer"),
        };
}
