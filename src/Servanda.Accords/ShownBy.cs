namespace Servanda.Accords;

/// <summary>How a control can be shown to be met.</summary>
public enum ShownBy
{
    /// <summary>Measured from outside by this version.</summary>
    Measurement,
    /// <summary>Only an attestation can show it.</summary>
    Attestation,
    /// <summary>Measurable from outside, by a later version; until then an attestation counts.</summary>
    LaterMeasurement,
}
