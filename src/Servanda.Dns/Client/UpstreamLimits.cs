namespace Servanda.Dns.Client;

/// <summary>How much an upstream is asked.</summary>
/// <param name="InFlight">Exchanges under way at the most.</param>
/// <param name="PerSecond">Queries a second; 0 for no limit.</param>
/// <param name="Ports">UDP sockets at a time.</param>
/// <param name="IsBusy">True when a thread for each socket pays.</param>
sealed record UpstreamLimits(int InFlight, int PerSecond, int Ports, bool IsBusy);
