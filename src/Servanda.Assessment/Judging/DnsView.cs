using System.Net;
using Servanda.Accords;
using Servanda.Assessment.Observations;
using Servanda.Core.Names;
using Servanda.Dns;
using Servanda.Dns.Dnssec;
using Servanda.Dns.Records;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees of the DNS. A failure of the resolver, SERVFAIL included, is never an absence.</summary>
public static class DnsView
{
    extension(View view)
    {
        /// <summary>The answer as it came, whatever its response code.</summary>
        public Look<DnsAnswer> Answer(DomainName name, DnsType type, bool checkingDisabled = false) =>
            view.Look(new Subject.Answer(name, type, checkingDisabled), static (asked, raw) =>
                DnsAnswer.Read(raw.Span, new DnsQuestion(asked.Name, asked.Type)) is { Value: { } answer } read
                    // That something is not there, only a message shows that could be read to its end.
                    && (read.IsClean || answer.Kind is not (AnswerKind.NoData or AnswerKind.NoSuchName))
                    ? answer
                    : null);

        /// <summary>What validating an answer found; null where it was not validated, or to no end.</summary>
        public AnswerProof? Proof(DomainName name, DnsType type, bool checkingDisabled = false) =>
            view.Find(new Subject.Answer(name, type, checkingDisabled)) is Observation.Seen { Proof: { } proof } &&
            proof.Security != Security.Indeterminate
                ? proof
                : null;

        /// <summary>True when an answer is known to be what its zone says: proven from a trust anchor, or where that was not
        /// tried, by the resolver's word (AD, RFC 6840 §5.8).</summary>
        public bool IsSecure(DomainName name, DnsType type) => view.Proof(name, type) is { } proof
            ? proof.Security == Security.Secure
            : view.Answer(name, type) is Look<DnsAnswer>.Seen({ IsAuthenticated: true });

        /// <summary>The records of a type; absent when the name or the type is not there.</summary>
        public Look<IReadOnlyList<T>> Records<T>(DomainName name, DnsType type) where T : RecordData =>
            view.Answer(name, type) switch
            {
                Look<DnsAnswer>.Seen(var answer) => Records<T>(answer),
                Look<DnsAnswer>.Unmeasured(var why) => new Look<IReadOnlyList<T>>.Unmeasured(why),
                _ => Look<IReadOnlyList<T>>.NotThere,
            };

        /// <summary>The TXT records, each one's strings joined (RFC 7208 §3.3).</summary>
        public Look<IReadOnlyList<TxtData>> Texts(DomainName name) => view.Records<TxtData>(name, DnsType.Txt);

        /// <summary>The mail exchangers, best preference first.</summary>
        public Look<IReadOnlyList<MxData>> MailExchangers(DomainName name) =>
            view.Records<MxData>(name, DnsType.Mx) switch
            {
                Look<IReadOnlyList<MxData>>.Seen({ Count: > 1 } found) => new Look<IReadOnlyList<MxData>>.Seen(
                    [.. found.OrderBy(mx => mx.Preference).ThenBy(mx => mx.Exchange)]),
                var other => other,
            };

        /// <summary>IPv4 and IPv6 addresses; absent when there are neither, unmeasured when one of the two answers is
        /// lacking and the other is empty.</summary>
        public Look<IReadOnlyList<IPAddress>> Addresses(DomainName name)
        {
            var v4 = view.Records<AData>(name, DnsType.A);
            var v6 = view.Records<AaaaData>(name, DnsType.Aaaa);
            List<IPAddress> found = [];
            if (v4 is Look<IReadOnlyList<AData>>.Seen(var a))
                found.AddRange(a.Select(one => one.Address));
            if (v6 is Look<IReadOnlyList<AaaaData>>.Seen(var aaaa))
                found.AddRange(aaaa.Select(one => one.Address));
            if (found.Count > 0)
                return new Look<IReadOnlyList<IPAddress>>.Seen(found);
            return (v4, v6) switch
            {
                (Look<IReadOnlyList<AData>>.Unmeasured(var why), _) => new Look<IReadOnlyList<IPAddress>>.Unmeasured(why),
                (_, Look<IReadOnlyList<AaaaData>>.Unmeasured(var why)) =>
                    new Look<IReadOnlyList<IPAddress>>.Unmeasured(why),
                _ => new Look<IReadOnlyList<IPAddress>>.Absent(),
            };
        }
    }

    /// <summary>Why an answer is no answer, in words; null when it is one.</summary>
    public static Text? Failure(DnsAnswer answer) => answer.Kind switch
    {
        AnswerKind.Records or AnswerKind.NoData or AnswerKind.NoSuchName => null,
        AnswerKind.AliasLoop => new("the aliases go in a circle", "les alias tournent en rond"),
        AnswerKind.Truncated => new("the answer was cut off", "la réponse était tronquée"),
        AnswerKind.Elsewhere => new("the resolver only points elsewhere", "le résolveur renvoie ailleurs"),
        AnswerKind.Failed => new($"the resolver answered {Code(answer)}", $"le résolveur a répondu {Code(answer)}"),
    };

    static Look<IReadOnlyList<T>> Records<T>(DnsAnswer answer) where T : RecordData =>
        Failure(answer) is { } failure ? new Look<IReadOnlyList<T>>.Unmeasured(failure)
        : answer.Kind == AnswerKind.Records && Data<T>(answer.Records) is { } data ? new Look<IReadOnlyList<T>>.Seen(data)
        : Look<IReadOnlyList<T>>.NotThere;

    static List<T>? Data<T>(IReadOnlyList<DnsRecord> records) where T : RecordData
    {
        List<T>? data = null;
        for (var i = 0; i < records.Count; i++)
        {
            if (records[i].Data is T one)
                (data ??= new(records.Count)).Add(one);
        }
        return data;
    }

    static string Code(DnsAnswer answer) =>
        answer.ExtendedErrors.Count == 0
            ? answer.ResponseCode.ToString()
            : $"{answer.ResponseCode} ({string.Join(", ", answer.ExtendedErrors)})";
}
