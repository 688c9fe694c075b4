using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace CbResponse.PowerShell.Joins;

/// <summary>
/// Waits for the answer that a lazy property needs. A property has no cmdlet around it that Ctrl+C could reach, so the wait is a cmdlet
/// of its own, run within the pipeline that asked: stopping that stops this, and ends the request. It has no name that users could call.
/// </summary>
internal sealed class JoinCall : CbCmdlet
{
    /// <summary>The call, which never fails here: whoever asked looks at its outcome.</summary>
    [Parameter]
    public Task? Call { get; set; }

    /// <summary>Ends the call.</summary>
    [Parameter]
    public CancellationTokenSource? Cancel { get; set; }

    /// <summary>The answer of a call.</summary>
    /// <param name="target">What is asked about, for errors.</param>
    /// <param name="call">The call.</param>
    /// <exception cref="JoinException">The call failed.</exception>
    /// <exception cref="PipelineStoppedException">The user pressed Ctrl+C.</exception>
    public static T Answer<T>(object target, Func<CancellationToken, Task<T>> call)
    {
        using CancellationTokenSource cancel = new();
        Task<T> task = call(cancel.Token);

        // What is remembered is there at once. And a thread without a runspace has nothing that could be stopped.
        if (!task.IsCompleted && Runspace.DefaultRunspace is not null)
        {
            using System.Management.Automation.PowerShell shell = System.Management.Automation.PowerShell.Create(RunspaceMode.CurrentRunspace);
            shell.AddCommand(new CmdletInfo("Join-CbObject", typeof(JoinCall))).AddParameter(nameof(Call), task).AddParameter(nameof(Cancel), cancel);
            shell.Invoke();
        }

        try
        {
            return CallBridge.Finish(task);
        }
        catch (CbException e)
        {
            throw new JoinException(e, target);
        }
    }

    private protected override void End()
    {
        using (StopToken.Register(() => Cancel?.Cancel()))
            Await(_ => EndedAsync(Call ?? Task.CompletedTask));
    }

    private static async Task<bool> EndedAsync(Task call)
    {
        await Task.WhenAny(call).ConfigureAwait(false);
        return true;
    }
}
