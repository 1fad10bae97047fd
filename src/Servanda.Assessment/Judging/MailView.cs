using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;
using Servanda.Core.Names;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees of mail hosts.</summary>
public static class MailView
{
    extension(View view)
    {
        /// <summary>The conversation with a mail host on port 25, up to STARTTLS. Never absent.</summary>
        public Look<SmtpTranscript> MailHost(DomainName host) =>
            view.Look(new Subject.MailHost(host), static (_, raw) => SmtpTranscriptJson.Read(raw));
    }
}
