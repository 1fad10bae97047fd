namespace Servanda.Core;

/// <summary>One thing wrong with an input, and the clause that says so.</summary>
/// <param name="Code">Stable, dotted, lower case: <c>spf.redirect.repeated</c>.</param>
/// <param name="Offset">Where it starts, in units of the input read (bytes or characters), from 0.</param>
/// <param name="Clause">The clause broken: <c>RFC 7208 §6.1</c>.</param>
/// <param name="Detail">The offending piece, shortened and made printable; null when the code says it all.</param>
public sealed record Problem(string Code, int Offset, string Clause, string? Detail = null);
