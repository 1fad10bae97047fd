using System.Buffers;
using Servanda.Core;

namespace Servanda.Disclosure.SecurityTxt;

/// <summary>
/// Takes the OpenPGP cleartext signature framework (RFC 9580 §7, armour §6) off a file, line by line: header, Hash
/// headers, blank line, dash-escaped text, armoured signature. The signature is not verified.
/// </summary>
sealed class CleartextFrame(ProblemLog log)
{
    static readonly SearchValues<byte> Base64 =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="u8);

    enum Part
    {
        Start,
        Unsigned,
        Headers,
        Text,
        ArmourHeaders,
        Armour,
        After,
    }

    Part _part;
    bool _broken;
    bool _sawTrailing;
    bool _sawSignature;

    static ReadOnlySpan<byte> Begin => "-----BEGIN PGP SIGNED MESSAGE-----"u8;
    static ReadOnlySpan<byte> BeginSignature => "-----BEGIN PGP SIGNATURE-----"u8;
    static ReadOnlySpan<byte> EndSignature => "-----END PGP SIGNATURE-----"u8;

    /// <summary>True when the line is one of the file itself; its text is given without the escape.</summary>
    public bool TryUnwrap(ReadOnlySpan<byte> line, int offset, out ReadOnlySpan<byte> text, out int textOffset)
    {
        text = line;
        textOffset = offset;
        var bare = line.TrimEnd(" \t"u8);
        switch (_part)
        {
            case Part.Start or Part.Unsigned when bare.SequenceEqual(Begin):
                // Blank lines and comments alone may have gone before for this to be a signed file at all.
                if (_part == Part.Unsigned)
                    log.Add(SecurityTxtProblems.SignaturePreamble.At(offset));
                _part = Part.Headers;
                return false;
            case Part.Start or Part.Unsigned:
                _part = Part.Unsigned;
                return true;
            case Part.Headers:
                if (bare.IsEmpty)
                    _part = Part.Text;
                else if (!bare.StartsWith("Hash:"u8))
                    Break(offset, line);
                return false;
            case Part.Text when bare.SequenceEqual(BeginSignature):
                _part = Part.ArmourHeaders;
                return false;
            case Part.Text:
                if (line.StartsWith("- "u8))
                {
                    text = line[2..];
                    textOffset += 2;
                }
                else if (line.StartsWith("-"u8))
                    log.Add(SecurityTxtProblems.SignatureDash.At(offset, line));
                return true;
            default:
                ReadArmour(bare, offset);
                return false;
        }
    }

    /// <summary>What there is to say of a signature at the end of the file.</summary>
    public SecurityTxtSignature End(int offset)
    {
        if (_part is Part.Start or Part.Unsigned)
            return SecurityTxtSignature.None;
        if (_part != Part.After)
            Break(offset, []);
        return _broken ? SecurityTxtSignature.Malformed : SecurityTxtSignature.Unverified;
    }

    void ReadArmour(ReadOnlySpan<byte> line, int offset)
    {
        if (_part == Part.After)
        {
            if (!_sawTrailing)
                log.Add(SecurityTxtProblems.SignatureTrailing.At(offset, line));
            _sawTrailing = true;
        }
        else if (line.SequenceEqual(EndSignature))
        {
            if (!_sawSignature)
                Break(offset, line);
            _part = Part.After;
        }
        else if (_part == Part.ArmourHeaders)
        {
            if (line.IsEmpty)
                _part = Part.Armour;
            else if (line.IndexOf(": "u8) < 1)
                Break(offset, line);
        }
        else if (line.IsEmpty || line.ContainsAnyExcept(Base64))
        {
            Break(offset, line);
        }
        else
        {
            _sawSignature = true;
        }
    }

    // One report for one broken frame: after the first fault the rest of it means nothing.
    void Break(int offset, ReadOnlySpan<byte> line)
    {
        if (!_broken)
            log.Add(SecurityTxtProblems.SignatureFraming.At(offset, line));
        _broken = true;
    }
}
