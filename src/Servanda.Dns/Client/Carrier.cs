namespace Servanda.Dns.Client;

/// <summary>Carries exchanges to one upstream and ends those that are answered or lost.</summary>
abstract class Carrier : IDisposable
{
    /// <summary>Sends it off; a reply when it ended at once, null when it is on its way.</summary>
    public abstract Reply? Send(Exchange exchange, long now);

    /// <summary>Takes out what is past its time or cancelled, and tidies up; true while there is anything to watch.
    /// </summary>
    public abstract bool Sweep(long now, List<Exchange> overdue);

    public abstract void Dispose();
}
