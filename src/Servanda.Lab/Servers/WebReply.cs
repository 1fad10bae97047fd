using System.Text;

namespace Servanda.Lab.Servers;

/// <summary>An answer over HTTP.</summary>
sealed record WebReply
{
    /// <summary>The status (RFC 9110 §15).</summary>
    public int Status { get; init; } = 200;

    /// <summary>Fields besides the ones about the connection and the length.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; init; } = [];

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Goes on behind the body, without a length said before; null for an honest end.</summary>
    public Conversation? More { get; init; }

    /// <summary>The words beside the status, which mean nothing (RFC 9112 §4).</summary>
    public string Phrase => Status switch
    {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        308 => "Permanent Redirect",
        404 => "Not Found",
        _ => "",
    };

    /// <summary>A page for people.</summary>
    public static WebReply Html(string text, int status = 200) => Of(text, "text/html; charset=utf-8", status);

    /// <summary>Plain text.</summary>
    public static WebReply Text(string text) => Of(text, "text/plain; charset=utf-8");

    /// <summary>A JSON document.</summary>
    public static WebReply Json(string text) => Of(text, "application/json");

    /// <summary>Text of a media type.</summary>
    public static WebReply Of(string text, string type, int status = 200) => new()
    {
        Status = status,
        Fields = [("Content-Type", type)],
        Body = Encoding.UTF8.GetBytes(text),
    };

    /// <summary>A way to another place.</summary>
    public static WebReply Redirect(string location, int status = 308) =>
        new() { Status = status, Fields = [("Location", location)] };

    /// <summary>Nothing there.</summary>
    public static WebReply NotFound { get; } = Html("<!doctype html><title>Not found</title><p>Nothing here.", 404);

    /// <summary>The same with one more field.</summary>
    public WebReply With(string name, string value) => this with { Fields = [.. Fields, (name, value)] };
}
