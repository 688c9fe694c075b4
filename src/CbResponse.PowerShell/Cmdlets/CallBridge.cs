using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The bridge from asynchronous calls to the pipeline, which is synchronous: waits for a call, and meanwhile writes what it has to
/// say from the pipeline's own thread.
/// </summary>
internal sealed class CallBridge(PSCmdlet cmdlet)
{
    /// <summary>Milliseconds between looks at how far a download is: it has nothing else to say.</summary>
    private const int ProgressInterval = 200;

    private readonly CallMessages _messages = new();
    private CallProgress? _progress;

    /// <summary>Hears of what happens in calls, for the verbose, warning and progress streams.</summary>
    public ICallObserver Observer => _messages;

    /// <summary>Waits for a call.</summary>
    public T Wait<T>(Task<T> task)
    {
        PumpUntil(task);
        return Finish(task);
    }

    /// <summary>Waits for a download, and shows how far it is.</summary>
    public T WaitForBytes<T>(Task<T> task, string activity)
    {
        _progress = new CallProgress(cmdlet, activity, isBytes: true);
        try
        {
            PumpUntil(task, ProgressInterval);
            return Finish(task);
        }
        finally
        {
            _progress.Complete();
            _progress = null;
        }
    }

    /// <summary>Takes rows as they arrive. Whoever stops taking, by an exception or Ctrl+C, ends the call behind them.</summary>
    public void Stream<T>(IAsyncEnumerable<T> rows, string activity, Action<T> take, CancellationToken cancellationToken)
    {
        _progress = new CallProgress(cmdlet, activity);
        IAsyncEnumerator<T> enumerator = rows.GetAsyncEnumerator(cancellationToken);
        try
        {
            while (MoveNext(enumerator))
            {
                take(enumerator.Current);
                if (_messages.IsWaiting)
                    Emit();
            }
        }
        finally
        {
            // The call behind is cancelled by this, so that the wait is short whatever the server does.
            Finish(CloseAsync(enumerator));
            _progress.Complete();
            _progress = null;
        }
    }

    /// <summary>Last words of a call that ended by an exception. When the pipeline is stopping it takes none, and none are lost that matter.</summary>
    public void EmitQuietly()
    {
        try
        {
            Emit();
        }
        catch (PipelineStoppedException)
        {
            // The user has pressed Ctrl+C: the exception on its way already says so.
        }
    }

    private bool MoveNext<T>(IAsyncEnumerator<T> enumerator)
    {
        Task<bool> next = enumerator.MoveNextAsync().AsTask();
        return next.IsCompleted ? Finish(next) : Wait(next);
    }

    private static async Task<bool> CloseAsync<T>(IAsyncEnumerator<T> enumerator)
    {
        await enumerator.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>The one place where a cmdlet blocks on a task.</summary>
    internal static T Finish<T>(Task<T> task)
    {
#pragma warning disable RS0030
        return task.GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    /// <summary>Writes what background work has to say until the task is done.</summary>
    private void PumpUntil(Task task, int lookAfter = Timeout.Infinite)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                static (_, messages) => ((CallMessages)messages!).Wake(),
                _messages,
                CancellationToken.None,
                TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
        }

        while (!task.IsCompleted)
        {
            _messages.WaitForNews(lookAfter);
            Emit();
        }

        Emit();
    }

    private void Emit()
    {
        while (_messages.TryTake(out CallMessage? message))
        {
            switch (message)
            {
                case { Request: { } request }:
                    cmdlet.WriteVerbose(request.ToString());
                    break;
                case { Warning: { Kind: CbWarningKind.OlderRoute } note }:
                    cmdlet.WriteVerbose(note.Message);
                    break;
                case { Warning: { } warning }:
                    cmdlet.WriteWarning(warning.Message);
                    break;
            }
        }

        if (_messages.TakeProgress() is { } progress)
            _progress?.Report(progress.Received, progress.Total);
    }
}
