using System.Net;

namespace Servanda.Assessment.Probes;

/// <summary>An open connection; disposing it closes it and gives its turn back.</summary>
/// <param name="Stream">Both ways.</param>
/// <param name="Address">The address that was meant.</param>
/// <param name="Local">Our own address.</param>
/// <param name="Turn">Given back at the end.</param>
sealed record Connection(Stream Stream, IPAddress Address, IPAddress Local, IDisposable Turn) : IDisposable
{
    public void Dispose()
    {
        Stream.Dispose();
        Turn.Dispose();
    }
}

/// <summary>What came of dialling.</summary>
/// <param name="Connection">The connection; null when there is none.</param>
/// <param name="Fault">Why there is none, as observations keep it; empty when there is one.</param>
/// <param name="Address">The address connected to, or the one the fault belongs to; null when it belongs to none.</param>
readonly record struct Dialled(Connection? Connection, string Fault, IPAddress? Address)
{
    public static Dialled Failed(string fault, IPAddress? address = null) => new(null, fault, address);
}
