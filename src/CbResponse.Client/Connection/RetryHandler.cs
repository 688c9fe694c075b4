using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.ExceptionServices;

namespace CbResponse;

/// <summary>
/// Repeats requests that are safe to repeat after failures that pass: 429, 502, 503, 504, and a connection that breaks.
/// Waits as long as the server asks, or else twice as long each time; never longer in all than the session allows.
/// </summary>
internal sealed class RetryHandler(CbServerOptions options, IClock clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(30);

    private readonly Random _random = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!RequestContext.TryGet(request, out RequestContext? context) || !context.IsIdempotent)
            return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        TimeSpan waited = TimeSpan.Zero;
        while (true)
        {
            (HttpResponseMessage? response, ExceptionDispatchInfo? failure) = await TryAsync(request, cancellationToken).ConfigureAwait(false);
            if (response is not null && !IsPassing(response.StatusCode))
                return response;
            TimeSpan delay = NextDelay(response, context.Attempt);
            if (context.Attempt > options.MaximumRetryCount || waited + delay > options.MaximumRetryTime)
            {
                failure?.Throw();
                return response!;
            }

            if (context.Attempt == 1)
                context.Observer?.OnWarning(Warning(response, delay));
            response?.Dispose();
            await clock.DelayAsync(delay, cancellationToken).ConfigureAwait(false);
            waited += delay;
            context.Attempt++;
        }
    }

    /// <summary>Whether repeating may help with this status.</summary>
    public static bool IsPassing(HttpStatusCode status)
        => (int)status is 429 or 502 or 503 or 504;

    /// <summary>One try: a response, or the failure of a connection that broke.</summary>
    private async Task<(HttpResponseMessage? Response, ExceptionDispatchInfo? Failure)> TryAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return (await base.SendAsync(request, cancellationToken).ConfigureAwait(false), null);
        }
        catch (HttpRequestException e) when (IsBroken(e))
        {
            return (null, ExceptionDispatchInfo.Capture(e));
        }
    }

    /// <summary>A connection that was open and broke. A refused one, a bad name or a bad certificate does not pass by waiting.</summary>
    private static bool IsBroken(HttpRequestException exception)
    {
        for (Exception? e = exception.InnerException; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket)
                return socket.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown;
            if (e is System.Security.Authentication.AuthenticationException)
                return false;
        }

#if NET8_0_OR_GREATER
        return exception.HttpRequestError == HttpRequestError.ResponseEnded;
#else
        return exception.InnerException is WebException
        {
            Status: WebExceptionStatus.ConnectionClosed or WebExceptionStatus.KeepAliveFailure or WebExceptionStatus.ReceiveFailure,
        };
#endif
    }

    private TimeSpan NextDelay(HttpResponseMessage? response, int attempt)
    {
        if (response is not null && RetryAfter(response, clock.UtcNow) is { } asked)
            return asked;
        double factor = Math.Pow(2, Math.Min(attempt - 1, 10)) * (0.75 + (0.5 * NextRandom()));
        TimeSpan delay = TimeSpan.FromTicks((long)(FirstDelay.Ticks * factor));
        return delay < LongestDelay ? delay : LongestDelay;
    }

    /// <summary>What the server asks for, as seconds or as a date; null when it does not say.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, DateTimeOffset now)
    {
        if (response.Headers.RetryAfter is not { } header)
            return null;
        TimeSpan? asked = header.Delta ?? (header.Date - now);
        return asked < TimeSpan.Zero ? TimeSpan.Zero : asked;
    }

    private double NextRandom()
    {
        // Jitter only keeps many sessions from returning in step: it needs no strong randomness.
#pragma warning disable CA5394
        lock (_random)
            return _random.NextDouble();
#pragma warning restore CA5394
    }

    private CbWarning Warning(HttpResponseMessage? response, TimeSpan delay)
    {
        string reason = response is null
            ? "broke the connection"
            : string.Format(CultureInfo.InvariantCulture, "answered with status {0}", (int)response.StatusCode);
        return new CbWarning(CbWarningKind.Retrying, string.Format(
            CultureInfo.InvariantCulture,
            "The server {0}. Trying again in {1:0.0} s, at most {2} times.", reason, delay.TotalSeconds, options.MaximumRetryCount));
    }
}
