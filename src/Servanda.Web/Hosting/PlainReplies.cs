using System.Text;
using Microsoft.AspNetCore.Http;

namespace Servanda.Web.Hosting;

/// <summary>Answers as plain octets, of a stated type, which no browser takes for another.</summary>
static class PlainReplies
{
    public const string TextType = "text/plain; charset=utf-8";

    extension(HttpContext context)
    {
        /// <summary>Only reading is allowed: answers 405 and gives false for anything else.</summary>
        public bool IsReading()
        {
            if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
                return true;
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = "GET, HEAD";
            return false;
        }

        /// <summary>A short text.</summary>
        public Task ReplyAsync(int status, string text) => context.ReplyAsync(status, TextType, Encoding.UTF8.GetBytes(text));

        /// <summary>A body of this type; of a HEAD request its length only.</summary>
        public Task ReplyAsync(int status, string type, ReadOnlyMemory<byte> body)
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = type;
            context.Response.ContentLength = body.Length;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            return HttpMethods.IsHead(context.Request.Method)
                ? Task.CompletedTask
                : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
        }
    }
}
