using System.Diagnostics;

namespace CbResponse;

/// <summary>
/// Tells the observer of each try, once its body is read or it has failed, and guards the body against a server that falls silent.
/// </summary>
internal sealed class RequestLogHandler(CbServerOptions options, IClock clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        RequestContext.TryGet(request, out RequestContext? context);
        RequestRecord record = new(request.Method.Method, request.RequestUri!.AbsolutePath, context?.Attempt ?? 1)
        {
            FirstRow = context?.FirstRow,
        };
        Stopwatch watch = Stopwatch.StartNew();
        try
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            record.StatusCode = (int)response.StatusCode;
            string route = $"{record.Method} {record.Path}";
            response.Content = new GuardedContent(response.Content, clock, options.StallTimeout, route, Report);
            return response;
        }
        catch (Exception e)
        {
            record.Failure = e switch
            {
                OperationCanceledException => "cancelled",
                CbTimeoutException => "timed out",
                _ => e.GetType().Name,
            };
            Report(0);
            throw;
        }

        void Report(long bytes)
        {
            record.Bytes = bytes;
            record.Elapsed = watch.Elapsed;
            context?.Observer?.OnRequest(record);
        }
    }
}
