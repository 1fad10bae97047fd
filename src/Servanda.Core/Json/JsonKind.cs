using System.Diagnostics.CodeAnalysis;

namespace Servanda.Core.Json;

/// <summary>The kinds of JSON value (RFC 8259 §3).</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The words of RFC 8259.")]
public enum JsonKind
{
    /// <summary>The null literal.</summary>
    Null,
    /// <summary>True or false.</summary>
    Boolean,
    /// <summary>A number, kept as a double (RFC 7493 §2.2).</summary>
    Number,
    /// <summary>A string.</summary>
    String,
    /// <summary>An array.</summary>
    Array,
    /// <summary>An object.</summary>
    Object,
}
