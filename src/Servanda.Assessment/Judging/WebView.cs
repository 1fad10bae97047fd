using Servanda.Assessment.Observations;
using Servanda.Assessment.Transcripts;

namespace Servanda.Assessment.Judging;

/// <summary>What a rule sees of the web.</summary>
public static class WebView
{
    extension(View view)
    {
        /// <summary>What a GET of this URL gave, redirects followed. Never absent: a 404 is an answer to read.</summary>
        /// <param name="url">Absolute, http or https.</param>
        public Look<WebTranscript> Page(Uri url) => view.Look(new Subject.Page(url), static (_, raw) => WebTranscriptJson.Read(raw));
    }
}
