namespace Servanda.Mail.AggregateReports;

/// <summary>The namespaces of the two schemas.</summary>
static class AggregateNamespaces
{
    public static ReadOnlySpan<byte> Rfc9990 => "urn:ietf:params:xml:ns:dmarc-2.0"u8;

    public static ReadOnlySpan<byte> Rfc7489 => "http://dmarc.org/dmarc-xml/0.1"u8;
}
