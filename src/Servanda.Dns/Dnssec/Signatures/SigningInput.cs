using System.Buffers;
using Servanda.Core.Names;
using Servanda.Dns.Records;
using Servanda.Dns.Wire;

namespace Servanda.Dns.Dnssec.Signatures;

/// <summary>
/// The octets a signature is made over (RFC 4034 §3.1.8.1):
/// <code>
/// RRSIG data without the signature | for each record: owner | type, 2 | class, 2 | original TTL, 4 | length, 2 | data
/// </code>
/// The owner is the wildcard where the answer was made from one. Rented; to be given back with <see cref="Dispose"/>.
/// </summary>
readonly struct SigningInput : IDisposable
{
    const int FixedSignatureOctets = 18, FixedRecordOctets = 10;

    readonly byte[] _buffer;
    readonly int _length;

    public SigningInput(SignedSet set, RrsigData signature)
    {
        Span<byte> owner = stackalloc byte[DomainName.MaxWireOctets];
        owner = owner[..WriteOwner(set.Name, signature.Labels, owner)];
        var length = FixedSignatureOctets + DomainName.MaxWireOctets;
        foreach (var data in set.Data)
            length += owner.Length + FixedRecordOctets + data.Length;
        _buffer = ArrayPool<byte>.Shared.Rent(length);
        var writer = new WireWriter(_buffer, default);
        (signature with { Signature = default }).Write(ref writer);
        foreach (var data in set.Data)
        {
            writer.WriteBytes(owner);
            writer.WriteUInt16(set.Type.Value);
            writer.WriteUInt16(DnsClass.In.Value);
            writer.WriteUInt32(signature.OriginalTtl);
            writer.WriteUInt16((ushort)data.Length);
            writer.WriteBytes(data);
        }
        _length = writer.Position;
    }

    public ReadOnlySpan<byte> Octets => _buffer.AsSpan(0, _length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    static int WriteOwner(DomainName name, int labels, Span<byte> owner)
    {
        var length = name.WriteWire(owner);
        var over = CanonicalNames.SignedLabels(name) - labels;
        if (over <= 0)
            return length;
        var at = 0;
        for (; over > 0; over--)
            at += owner[at] + 1;
        // At least a length octet and an octet came before.
        owner[at - 2] = 1;
        owner[at - 1] = (byte)'*';
        owner[(at - 2)..length].CopyTo(owner);
        return length - at + 2;
    }
}
