using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>
/// The base of every cmdlet: stop, waiting for calls, and turning what goes wrong into error records.
/// </summary>
public abstract class CbCmdlet : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly CallBridge _calls;

    private protected CbCmdlet()
    {
        _calls = new CallBridge(this);
    }

    /// <summary>Hears of what happens in calls, for the verbose, warning and progress streams.</summary>
    private protected ICallObserver Observer => _calls.Observer;

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

    /// <summary>Called from another thread: it may only cancel. The cmdlet may have ended at the same moment; there is then nothing to stop.</summary>
    protected sealed override void StopProcessing()
    {
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            return;
        }
    }

    /// <summary>Frees what the cmdlet holds.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
            _stop.Dispose();
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
    private protected T Await<T>(Func<CancellationToken, Task<T>> call) => _calls.Wait(call(_stop.Token));

    /// <summary>Waits for a download, and shows how far it is.</summary>
    private protected T AwaitDownload<T>(string activity, Func<CancellationToken, Task<T>> call) => _calls.WaitForBytes(call(_stop.Token), activity);

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

    /// <summary>Waits for a call that brings nothing. A failure that concerns only its target becomes an error record, and false.</summary>
    private protected bool TryAwait(object? target, Func<CancellationToken, Task> call) => TryAwait(target, async ct =>
    {
        await call(ct).ConfigureAwait(false);
        return true;
    }, out _);

    /// <summary>Takes rows as they arrive. Whoever stops taking, by an exception or Ctrl+C, ends the call behind them.</summary>
    private protected void Stream<T>(IAsyncEnumerable<T> rows, string activity, Action<T> take)
        => _calls.Stream(rows, activity, take, _stop.Token);

    /// <summary>Writes a failure as a record, and ends the pipeline when every later input would fail the same way.</summary>
    private protected void Report(CbException exception, object? target)
    {
        ErrorRecord record = ErrorRecords.From(exception, target);
        if (EndsPipeline(exception))
            ThrowTerminatingError(record);
        WriteError(record);
    }

    /// <summary>Whether every later input would fail the same way.</summary>
    private protected virtual bool EndsPipeline(CbException exception) => ErrorRecords.EndsPipeline(exception);

    /// <summary>The session that a parameter names. One that is not there, or is closed, ends the pipeline.</summary>
    private protected CbSession FindSession(SessionIdentity identity)
    {
        if (SessionList.Current.Find(identity) is { } session)
            return RequireOpen(session);
        ThrowTerminatingError(ErrorRecords.SessionNotFound(identity.Name));
        throw new PipelineStoppedException();
    }

    /// <summary>The session, when it is open.</summary>
    private protected CbSession RequireOpen(CbSession session)
    {
        if (session.IsClosed)
            ThrowTerminatingError(ErrorRecords.Disconnected(session.Name));
        return session;
    }

    /// <summary>Ends the pipeline because parameters do not go together or a value cannot be used.</summary>
    private protected void ThrowInvalidArgument(string message, object? target)
        => ThrowTerminatingError(ErrorRecords.InvalidArgument(message, target));

    /// <summary>Where downloads become files. Ends the pipeline when the parameters name no such place.</summary>
    private protected FilePlace FindPlace(string? path, string? literalPath)
    {
        try
        {
            return FilePlace.Find(SessionState.Path, path, literalPath);
        }
        catch (ArgumentException e)
        {
            ThrowInvalidArgument(e.Message, literalPath ?? path);
            throw;
        }
    }

    /// <summary>Ends the pipeline when the lower end of a span of time is the later one.</summary>
    private protected void RequireOrder(DateTimeOffset? from, DateTimeOffset? to, string fromName, string toName)
    {
        if (from > to)
            ThrowInvalidArgument($"-{fromName} ({from:u}) is later than -{toName} ({to:u}): nothing lies between.", null);
    }

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
            _calls.EmitQuietly();
        }
    }
}
