using System.Buffers;
using System.Text;
using Servanda.Core;

namespace Servanda.Accords.Leaves;

/// <summary>
/// A name in a leaf: of an organisation, an accord, a control, an edition, a key. 1 to <see cref="MaxLength"/> letters and
/// digits of ASCII and <c>- . _ / :</c>, the first a letter or digit; so there is one way to write it, and no room for
/// prose.
/// </summary>
public readonly record struct LeafId
{
    /// <summary>Characters at the most.</summary>
    public const int MaxLength = 255;

    static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._/:");

    readonly string? _text;

    LeafId(string text) => _text = text;

    /// <summary>Reads a name; false where it has another form.</summary>
    public static bool TryRead(string? text, out LeafId id)
    {
        var isOne = text is { Length: > 0 and <= MaxLength } && char.IsAsciiLetterOrDigit(text[0]) &&
            !text.AsSpan().ContainsAnyExcept(Allowed);
        id = isOne ? new LeafId(text!) : default;
        return isOne;
    }

    /// <summary>The name itself where it has the form; else <c>sha256:</c> and its digest. Anybody who guesses a name can
    /// compute its digest: this hides nothing.</summary>
    public static LeafId For(string name) =>
        TryRead(name, out var id) ? id : new LeafId($"sha256:{Digest.Of(Encoding.UTF8.GetBytes(name))}");

    /// <summary>The name.</summary>
    public override string ToString() => _text ?? "";
}
