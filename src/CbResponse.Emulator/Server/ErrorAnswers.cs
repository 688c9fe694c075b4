using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>Gives every failed request the body that the server gives it (edr-api.md 1.5).</summary>
internal sealed class ErrorAnswers(Action<Exception> report, RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (RejectedRequestException rejected) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, rejected.Status, rejected.ContentType, rejected.Message);
            return;
        }
        catch (Exception exception) when (IsUnhandled(exception, context))
        {
            report(exception);
            if (context.Response.HasStarted)
                throw;
            await AnswerAsync(context, 500, "text/plain; charset=utf-8", "Unhandled exception. Check logs for details.");
            return;
        }

        // Routing knows unknown paths and wrong methods, but answers them without a body.
        if (!context.Response.HasStarted && context.Response.StatusCode is 404 or 405 && context.Response.ContentType is null)
            await AnswerAsync(context, context.Response.StatusCode, ErrorPage.ContentType, ErrorPage.For(context.Response.StatusCode));
    }

    /// <summary>A client that went away and a fault that was asked for are no errors of the emulator.</summary>
    private static bool IsUnhandled(Exception exception, HttpContext context)
        => exception is not FaultCutException && !context.RequestAborted.IsCancellationRequested;

    private static Task AnswerAsync(HttpContext context, int status, string contentType, string body)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        return context.Response.WriteAsync(body, context.RequestAborted);
    }
}
