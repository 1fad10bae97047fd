using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Servanda.Accords;
using Servanda.Storage;
using Servanda.Web.Api;
using Servanda.Web.Layout;

namespace Servanda.Web.Hosting;

/// <summary>An answer that is not the page asked for is a page too, in the reader's language, that says what to do.</summary>
static class ErrorPages
{
    const string RetryAfterSeconds = "10";

    /// <summary>Requests of programs get no page; what answers them writes its own problem.</summary>
    static readonly string[] Programs = ["/api/", "/log/", "/assets/", "/badge/", "/feeds/", "/healthz", "/readyz"];

    public static void Use(IApplicationBuilder application)
    {
        application.UseStatusCodePages(context => ShowAsync(context.HttpContext, context.Next));
        application.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = WriteAsync,
            StatusCodeSelector = fault => IsStorage(fault)
                ? StatusCodes.Status503ServiceUnavailable
                : StatusCodes.Status500InternalServerError,
        });
    }

    /// <summary>After routing: the page that says that the database is away is shown without looking there for who asks.</summary>
    public static void UseWithoutDatabase(IApplicationBuilder application) => application.Use((context, next) =>
        context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && context.GetEndpoint()?.RequestDelegate is { } show
            ? show(context)
            : next(context));

    static bool IsStorage(Exception fault) => fault is DbException or StorageException;

    static Task WriteAsync(HttpContext context)
    {
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        // The status pages round this write the body.
        return Task.CompletedTask;
    }

    static async Task ShowAsync(HttpContext context, RequestDelegate next)
    {
        var (path, method) = (context.Request.Path, context.Request.Method);
        if (path.StartsWithSegments(ApiEndpoints.Prefix, StringComparison.Ordinal) &&
            context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed)
        {
            await ApiProblem.OnlyRead(context.Response.Headers.Allow.ToString()).ExecuteAsync(context);
            return;
        }
        if (Programs.Any(start => path.Value?.StartsWith(start, StringComparison.Ordinal) is true))
            return;
        var language = LanguagePath.Read(path) ?? LanguagePath.Preferred(context.Request);
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.Path = $"/{Words.Id(language)}/error";
        context.Request.Method = HttpMethods.Get;
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        finally
        {
            (context.Request.Path, context.Request.Method) = (path, method);
        }
    }
}
