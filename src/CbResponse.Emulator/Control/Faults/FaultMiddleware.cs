using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CbResponse.Emulator;

/// <summary>
/// Does to a request what the faults on the board say. Those that change a search's answer add up;
/// of those that change how the answer travels, the oldest counts.
/// </summary>
internal sealed class FaultMiddleware(EmulatorState state, RequestDelegate next, TimeProvider time, CancellationToken stopping)
{
    public async Task InvokeAsync(HttpContext context)
    {
        string query = Uri.UnescapeDataString(context.Request.QueryString.Value?.TrimStart('?').Replace('+', ' ') ?? string.Empty);
        SearchDistortion distortion = SearchDistortion.None;
        SetFault? travel = null;
        foreach (SetFault fault in state.Faults.Take(context.Request.Method, context.Request.Path, query))
        {
            if (Distort(distortion, fault.Fault) is { } distorted)
                distortion = distorted;
            else
                travel ??= fault;
        }

        context.Features.Set(distortion);
        await (travel is null ? next(context) : StrikeAsync(context, travel));
    }

    private static SearchDistortion? Distort(SearchDistortion distortion, Fault fault) => fault.Kind switch
    {
        FaultKind.Partial => distortion with { IsPartial = true },
        FaultKind.RowCap => distortion with { RowCap = fault.Rows },
        FaultKind.RepeatPage => distortion with { RepeatsPage = true },
        FaultKind.ShiftRows => distortion with { ShiftedRows = distortion.ShiftedRows + fault.Rows },
        FaultKind.Total => distortion with { TotalOffset = distortion.TotalOffset + fault.Add },
        FaultKind.LateIndex => distortion with { IndexDelay = TimeSpan.FromSeconds(fault.Seconds) },
        _ => null,
    };

    private Task StrikeAsync(HttpContext context, SetFault fault) => fault.Fault.Kind switch
    {
        FaultKind.Status or FaultKind.Body => AnswerAsync(context, fault.Fault),
        FaultKind.Redirect => RedirectAsync(context, fault.Fault),
        FaultKind.Hold => HoldAsync(context, fault),
        FaultKind.Reset => ResetAsync(context),
        FaultKind.Truncate => ThroughAsync(context, inner => new CutStream(inner, fault.Fault.Bytes, () => throw new FaultCutException())),
        FaultKind.Stall => ThroughAsync(context, inner => new CutStream(inner, fault.Fault.Bytes, () => HoldAsync(context, fault))),
        FaultKind.Drip => ThroughAsync(context, inner
            => new DripStream(inner, fault.Fault.Bytes, TimeSpan.FromMilliseconds(fault.Fault.Milliseconds), time)),
        FaultKind.ContentLength => WrongLengthAsync(context, fault.Fault.Delta),
        _ => throw new InvalidOperationException($"The fault {fault.Fault.Kind} has no effect."),
    };

    private static Task AnswerAsync(HttpContext context, Fault fault)
    {
        context.Response.StatusCode = fault.Status;
        foreach ((string name, string value) in fault.Headers)
            context.Response.Headers[name] = value;
        if (fault.Status is 204 or 304)
            return Task.CompletedTask;
        context.Response.ContentType = fault.ContentType ?? ErrorPage.ContentType;
        return context.Response.WriteAsync(fault.Body ?? ErrorPage.For(fault.Status), context.RequestAborted);
    }

    private static Task RedirectAsync(HttpContext context, Fault fault)
    {
        context.Response.Redirect(fault.Location!);
        return Task.CompletedTask;
    }

    private static Task ResetAsync(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Silence, until the client goes away, the fault is removed or the server stops. Then the connection ends.</summary>
    private async Task HoldAsync(HttpContext context, SetFault fault)
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using CancellationTokenRegistration registration = end.Token.Register(ended.SetResult);
        await Task.WhenAny(ended.Task, fault.Removed);
        context.Abort();
        if (context.Response.HasStarted)
            throw new FaultCutException();
    }

    private async Task ThroughAsync(HttpContext context, Func<Stream, FaultStream> wrap)
    {
        IHttpResponseBodyFeature connection = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using FaultStream stream = wrap(connection.Stream);
        StreamResponseBodyFeature body = new(stream, connection);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(connection);
        }
    }

    /// <summary>
    /// Announces more than comes, and then closes; or announces less, and stops there. The bytes beyond an announced
    /// end would belong to no answer, so they are not sent.
    /// </summary>
    private async Task WrongLengthAsync(HttpContext context, int delta)
    {
        IHttpResponseBodyFeature connection = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using MemoryStream answer = new();
        StreamResponseBodyFeature body = new(answer);
        context.Features.Set<IHttpResponseBodyFeature>(body);
        try
        {
            await next(context);
            await body.CompleteAsync();
        }
        finally
        {
            context.Features.Set(connection);
        }

        int announced = Math.Max(0, (int)answer.Length + delta);
        context.Response.ContentLength = announced;
        await connection.Stream.WriteAsync(answer.GetBuffer().AsMemory(0, Math.Min(announced, (int)answer.Length)), context.RequestAborted);
        if (delta > 0)
        {
            await connection.Stream.FlushAsync(context.RequestAborted);
            throw new FaultCutException();
        }
    }
}
