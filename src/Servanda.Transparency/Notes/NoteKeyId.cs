using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Servanda.Core.Cryptography;

namespace Servanda.Transparency.Notes;

/// <summary>
/// Which key made a signature: a name and a 32-bit number, which together name the key (C2SP signed-note, Signatures).
/// </summary>
public sealed record NoteKeyId
{
    /// <summary>Characters a name has at the most; a bound of ours, the standard sets none.</summary>
    public const int MaxNameLength = 255;

    NoteKeyId(string name, uint number) => (Name, Number) = (name, number);

    /// <summary>The name, best a URL without scheme such as <c>example.com/evidence</c>.</summary>
    public string Name { get; }

    /// <summary>The number, for a quick match; it is no hash to rely on.</summary>
    public uint Number { get; }

    /// <summary>The name as it stands in the note, a space, the number in hexadecimal.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name} {Number:x8}");

    /// <summary>Joins a name and a number; false when the name is none.</summary>
    internal static bool TryMake(ReadOnlySpan<char> name, uint number, [NotNullWhen(true)] out NoteKeyId? id)
    {
        id = IsName(name) ? new(name.ToString(), number) : null;
        return id is not null;
    }

    /// <summary>
    /// SHA-256 of name, newline, type byte and key, its first four octets (C2SP signed-note, Ed25519 signatures).
    /// </summary>
    internal static uint NumberOf(ReadOnlySpan<char> name, NoteAlgorithm algorithm, Ed25519PublicKey key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(name.ToString()));
        hash.AppendData([(byte)'\n', (byte)algorithm]);
        hash.AppendData(key.Octets);
        return BinaryPrimitives.ReadUInt32BigEndian(hash.GetHashAndReset());
    }

    /// <summary>A name is not empty and holds no space of any script, no plus and no control character.</summary>
    static bool IsName(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > MaxNameLength)
            return false;
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || rune.Value is '+' or < 0x20 || rune == Rune.ReplacementChar)
                return false;
        }
        return true;
    }
}
