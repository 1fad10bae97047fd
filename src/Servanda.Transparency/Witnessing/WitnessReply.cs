using System.Globalization;
using System.Text;

namespace Servanda.Transparency.Witnessing;

/// <summary>What a witness answers (C2SP tlog-witness, add-checkpoint).</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="ContentType">The type of the body.</param>
/// <param name="Body">The cosignature lines, the size, or a sentence that says what is wrong.</param>
public sealed record WitnessReply(int Status, string ContentType, string Body)
{
    /// <summary>The type of the size in a conflict's body.</summary>
    public const string SizeType = "text/x.tlog.size";

    /// <summary>The witness's store failed: nothing was cosigned.</summary>
    public static WitnessReply Broken { get; } = Refused(500, "this witness could not keep the checkpoint, and cosigned nothing");

    /// <summary>The status of a checkpoint that does not extend the last one, or whose proof does not show it.</summary>
    internal const int Unprocessable = 422;

    const string TextType = "text/plain; charset=utf-8";

    /// <summary>Which log signed the checkpoint asked about, and its size; null where no signature held.</summary>
    public (string Origin, long Size)? About { get; init; }

    /// <summary>After how many seconds to ask again; null where no time helps.</summary>
    public int? RetryAfter { get; init; }

    internal static WitnessReply Cosigned(string lines) => new(200, TextType, lines);

    /// <summary>Another size was cosigned last: the body is that size.</summary>
    internal static WitnessReply Conflict(long size) =>
        new(409, SizeType, string.Create(CultureInfo.InvariantCulture, $"{size}\n"));

    internal static WitnessReply Refused(int status, string why) => new(status, TextType, why + "\n");

    /// <summary>The octets of the body.</summary>
    public byte[] Octets() => Encoding.UTF8.GetBytes(Body);
}
