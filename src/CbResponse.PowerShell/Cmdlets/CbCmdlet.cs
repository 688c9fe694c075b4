using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of every cmdlet: stop, the one bridge from asynchronous calls, error records, and writing what background work has to
/// say from the pipeline's own thread.
/// </summary>
public abstract class CbCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CallMessages _messages = new();
    private CallProgress? _progress;

    private protected CbCmdlet()
    {
    }

    /// <summary>Hears of what happens in calls, for the verbose, warning and progress streams.</summary>
    private protected ICallObserver Observer => _messages;

    /// <summary>Cancelled by Ctrl+C.</summary>
    private protected CancellationToken StopToken => _stop.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing() => Run(Begin);

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Run(Process);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Run(End);

    /// <summary>Called from another thread: it may only cancel.</summary>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (!disposing)
            return;
        _stop.Dispose();
        _messages.Dispose();
    }

    /// <summary>What to do once, before the first input.</summary>
    private protected virtual void Begin()
    {
    }

    /// <summary>What to do for each input.</summary>
    private protected virtual void Process()
    {
    }

    /// <summary>What to do once, after the last input.</summary>
    private protected virtual void End()
    {
    }

    /// <summary>Waits for a call.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> call)
    {
        Task<T> task = call(_stop.Token);
        PumpUntil(task);
        return Finish(task);
    }

    /// <summary>Waits for a call on behalf of one target. A failure that concerns only it becomes an error record, and false.</summary>
    private protected bool TryAwait<T>(object? target, Func<CancellationToken, Task<T>> call, out T result)
    {
        try
        {
            result = Await(call);
            return true;
        }
        catch (CbException e)
        {
            result = default!;
            Report(e, target);
            return false;
        }
    }

    /// <summary>Takes rows as they arrive. Whoever stops taking, by an exception or Ctrl+C, ends the call behind them.</summary>
    private protected void Stream<T>(IAsyncEnumerable<T> rows, string activity, Action<T> take)
    {
        _progress = new CallProgress(this, activity);
        IAsyncEnumerator<T> enumerator = rows.GetAsyncEnumerator(_stop.Token);
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
            Close(enumerator);
            _progress.Complete();
            _progress = null;
        }
    }

    /// <summary>Writes a failure as a record, and ends the pipeline when every later input would fail the same way.</summary>
    private protected void Report(CbException exception, object? target)
    {
        ErrorRecord record = ErrorRecords.From(exception, target);
        if (ErrorRecords.EndsPipeline(exception))
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Ends the pipeline because parameters do not go together or a value cannot be used.</summary>
    private protected void ThrowInvalidArgument(string message, object? target)
        => ThrowTerminatingError(ErrorRecords.InvalidArgument(message, target));

    private void Run(Action body)
    {
        try
        {
            body();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (CbException e)
        {
            ThrowTerminatingError(ErrorRecords.From(e, null));
        }
        finally
        {
            EmitQuietly();
        }
    }

    private bool MoveNext<T>(IAsyncEnumerator<T> enumerator)
    {
        ValueTask<bool> next = enumerator.MoveNextAsync();
        if (next.IsCompletedSuccessfully)
            return next.GetAwaiter().GetResult();
        Task<bool> task = next.AsTask();
        PumpUntil(task);
        return Finish(task);
    }

    private static void Close<T>(IAsyncEnumerator<T> enumerator)
    {
        // The call behind is cancelled by this, so that the wait is short whatever the server does.
        Task<bool> task = CloseAsync(enumerator);
        Finish(task);
    }

    private static async Task<bool> CloseAsync<T>(IAsyncEnumerator<T> enumerator)
    {
        await enumerator.DisposeAsync().ConfigureAwait(false);
        return true;
    }

    /// <summary>The one place where a cmdlet blocks on a task: PowerShell's pipeline is synchronous.</summary>
    private static T Finish<T>(Task<T> task)
    {
#pragma warning disable RS0030
        return task.GetAwaiter().GetResult();
#pragma warning restore RS0030
    }

    /// <summary>Writes what background work has to say until the task is done.</summary>
    private void PumpUntil(Task task)
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
            _messages.WaitForNews();
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
                    WriteVerbose(request.ToString());
                    break;
                case { Warning: { } warning }:
                    WriteWarning(warning.Message);
                    break;
            }
        }

        if (_messages.TakeProgress() is { } progress)
            _progress?.Report(progress.Received, progress.Total);
    }

    /// <summary>Last words of a call that ended by an exception. When the pipeline is stopping it takes none, and none are lost that matter.</summary>
    private void EmitQuietly()
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
}
