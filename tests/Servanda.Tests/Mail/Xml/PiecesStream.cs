namespace Servanda.Tests.Mail.Xml;

/// <summary>An input that comes a few octets at a time, as from a slow connection.</summary>
sealed class PiecesStream(byte[] octets, int size) : MemoryStream(octets, writable: false)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(size, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(size, count));
}
