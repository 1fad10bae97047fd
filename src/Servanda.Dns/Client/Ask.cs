namespace Servanda.Dns.Client;

/// <summary>What one exchange is to ask.</summary>
/// <param name="Question">The question.</param>
/// <param name="Bits">RD, AD, CD.</param>
/// <param name="PayloadSize">The EDNS payload size; 0 for no EDNS.</param>
/// <param name="DnssecOk">The EDNS bit DO.</param>
/// <param name="OverStream">True for TCP where UDP is the rule.</param>
/// <param name="Patience">How long to wait from sending on, in the clock's units.</param>
/// <param name="End">When the whole lookup ends, on the clock.</param>
/// <param name="Cancel">Looked at every few milliseconds.</param>
readonly record struct Ask(
    DnsQuestion Question, HeaderBits Bits, ushort PayloadSize, bool DnssecOk, bool OverStream, long Patience, long End,
    CancellationToken Cancel);
