using System.Buffers.Binary;
using System.Globalization;
using Servanda.Dns;
using Servanda.Lab.Estates;

namespace Servanda.Lab.Stories;

/// <summary>Answers made to hurt whoever reads them.</summary>
static class HostileDnsStories
{
    /// <summary>A name that is a pointer to itself (RFC 1035 §4.1.4).</summary>
    public static void PointerLoop(World world) => world
        .Found("hostile-pointer", "Ouroboros Analytics", "ISL", "ouroboros.test", new(
            "Answers for its DMARC record with a compressed name that points at itself.",
            "Répond, pour son enregistrement DMARC, par un nom compressé qui pointe sur lui-même."))
        .Sound()
        .Zone.Without("_dmarc", DnsType.Txt)
        .Trick("_dmarc", DnsType.Txt, query =>
        {
            var head = Head(query, answers: 1);
            // Pointer to its own place, TXT, IN, a TTL, and a string of one letter.
            return [.. head, (byte)(0xC0 | head.Length >> 8), (byte)head.Length, 0, 16, 0, 1, 0, 0, 1, 44, 0, 2, 1, (byte)'x'];
        });

    /// <summary>As much text as an answer can hold.</summary>
    public static void LongText(World world)
    {
        const int Terms = 3400;
        var terms = Enumerable.Range(0, Terms).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"ip4:203.0.113.{i % 250}"));
        world.Found("hostile-text", "Encyclopaedia Verbosa", "MLT", "verbosa.test", new(
                "Publishes an SPF record of sixty kilobytes, which no rule forbids and no UDP packet holds.",
                "Publie un enregistrement SPF de soixante kilo-octets : nulle règle ne l’interdit, nul paquet UDP ne le contient."))
            .Sound()
            .Zone.Instead("", $"v=spf1 {string.Join(' ', terms)} -all");
    }

    /// <summary>A header that says 10,000 answers, and as many as fit.</summary>
    public static void ManyRecords(World world) => world
        .Found("hostile-records", "Ten Thousand Doors", "IND", "doors.test", new(
            "Claims ten thousand addresses for its www, of which four thousand fit into the answer.",
            "Annonce dix mille adresses pour son www, dont quatre mille tiennent dans la réponse."))
        .Sound()
        .Zone.Trick("www", DnsType.A, query =>
        {
            const int Claimed = 10_000, Sent = 4_000;
            // Pointer to the question, A, IN, a TTL, and an address.
            byte[] record = [0xC0, 12, 0, 1, 0, 1, 0, 0, 1, 44, 0, 4, 203, 0, 113, 99];
            return [.. Head(query, Claimed), .. Enumerable.Repeat(record, Sent).SelectMany(one => one)];
        });

    /// <summary>An answer to a question nobody asked, as somebody would send who guesses.</summary>
    public static void WrongId(World world) => world
        .Found("hostile-id", "Mirage Telecom", "MAR", "mirage.test", new(
            "Answers the question for its mail hosts under a wrong id, as an impostor would.",
            "Répond à la question de ses serveurs de courrier sous un faux numéro, comme un imposteur."))
        .Sound()
        .Zone.Trick("", DnsType.Mx, query =>
        {
            var reply = Head(query, answers: 0);
            reply[0] ^= 0xFF;
            return reply;
        });

    /// <summary>Header and question of a response, with a count of answers that are still to come.</summary>
    static byte[] Head(DnsMessage query, ushort answers)
    {
        const int AnswerCount = 6;
        var reply = query.Reply(ResponseCode.NoError) with { Edns = null };
        var octets = DnsMessageWriter.Write(reply with { Flags = reply.Flags | HeaderBits.RecursionAvailable });
        BinaryPrimitives.WriteUInt16BigEndian(octets.AsSpan(AnswerCount), answers);
        return octets;
    }
}
