using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees of the versions of TLS a server takes.</summary>
public static class TlsView
{
    extension(View view)
    {
        /// <summary>The answer to an offer of one version alone. Never absent.</summary>
        /// <param name="host">The server.</param>
        /// <param name="port">443, or 25 after STARTTLS.</param>
        /// <param name="version">The only version offered.</param>
        public Look<HandshakeTranscript> Handshake(DomainName host, int port, TlsVersion version) =>
            view.Look(new Subject.Handshake(host, port, version), static (asked, raw) =>
                HandshakeTranscript.Read(raw) is { } read && read.Offered == asked.Version ? read : null);
    }
}
