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
            await AnswerAsync(context, rejected);
            return;
        }
        catch (Exception exception) when (IsUnhandled(exception, context))
        {
            report(exception);
            if (context.Response.HasStarted)
                throw;
            await AnswerAsync(context, RejectedRequestException.Unhandled());
            return;
        }

        // Routing knows unknown paths and wrong methods, but answers them without a body.
        if (!context.Response.HasStarted && context.Response.StatusCode is 404 or 405 && context.Response.ContentType is null)
            await AnswerAsync(context, RejectedRequestException.Html(context.Response.StatusCode));
    }

    /// <summary>A client that went away and a fault that was asked for are no errors of the emulator.</summary>
    private static bool IsUnhandled(Exception exception, HttpContext context)
        => exception is not FaultCutException && !context.RequestAborted.IsCancellationRequested;

    private static Task AnswerAsync(HttpContext context, RejectedRequestException answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        return context.Response.WriteAsync(answer.Message, context.RequestAborted);
    }
}
