using System.Collections.Concurrent;

namespace CbResponse.Client.Tests;

/// <summary>Remembers all that it hears.</summary>
internal sealed class RecordingObserver : ICallObserver
{
    private readonly ConcurrentQueue<RequestRecord> _requests = new();
    private readonly ConcurrentQueue<CbWarning> _warnings = new();
    private readonly ConcurrentQueue<(long Received, long Total)> _progress = new();

    public IReadOnlyList<RequestRecord> Requests => [.. _requests];

    public IReadOnlyList<CbWarning> Warnings => [.. _warnings];

    public IReadOnlyList<(long Received, long Total)> Progress => [.. _progress];

    public void OnRequest(RequestRecord request) => _requests.Enqueue(request);

    public void OnWarning(CbWarning warning) => _warnings.Enqueue(warning);

    public void OnProgress(long received, long total) => _progress.Enqueue((received, total));
}
