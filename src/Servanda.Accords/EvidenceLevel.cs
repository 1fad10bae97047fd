namespace Servanda.Accords;

/// <summary>The ladder of evidence, weakest first. A derived statement inherits its weakest input.</summary>
public enum EvidenceLevel
{
    /// <summary>Nothing shows it.</summary>
    None,
    /// <summary>Said, with nothing to hold it to.</summary>
    Declared,
    /// <summary>Said, dated, with a document's digest.</summary>
    Attested,
    /// <summary>Seen from outside.</summary>
    Measured,
    /// <summary>Shown by cryptography that anyone can check.</summary>
    Proven,
}
