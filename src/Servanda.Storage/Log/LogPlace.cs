using Servanda.Core;

namespace Servanda.Storage.Log;

/// <summary>Where a leaf stands in the log.</summary>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
/// <param name="At">When it was noted that it stands there, to the second.</param>
public sealed record LogPlace(long Index, Digest Digest, DateTimeOffset At);
