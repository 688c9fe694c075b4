using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that talk to a server: <c>-Session</c>, and which session is meant without it.</summary>
public abstract class CbSessionCmdlet : CbCmdlet
{
    private protected CbSessionCmdlet()
    {
    }

    /// <summary>The session to use: an object or a name. Default: that of the input object, or the one connected last.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SessionNameCompleter))]
    [ValidateNotNull]
    public SessionIdentity? Session { get; set; }

    /// <summary>The session to use: the named one, that of the input object, the default, in this order.</summary>
    private protected CbSession ResolveSession(CbObject? input = null)
        => Session is null ? RequireOpen(SessionList.Current.Renewed(CbSession.Of(input)) ?? SessionList.Current.Default ?? ThrowNotConnected()) : FindSession(Session);

    /// <summary>
    /// The session of an object that is known by a number, which means something else at another server. Null, and an error, when
    /// <c>-Session</c> leads to another one.
    /// </summary>
    private protected CbSession? ResolveOwnSession(CbObject input)
    {
        CbSession session = ResolveSession(input);
        if (input.Client is null || input.Client.Options.Address == session.Uri)
            return session;
        WriteError(ErrorRecords.OtherServer(input, session));
        return null;
    }

    /// <summary>
    /// Writes what a call brings, as it comes. A failure concerns this target only, unless nothing came and every later one would fail the
    /// same way: an error that ended the pipeline would take the objects along that a variable is to hold.
    /// </summary>
    /// <returns>Whether it went well and brought nothing.</returns>
    private protected bool WriteBatches<T>(IAsyncEnumerable<List<T>> batches, string activity, object? target, Action<List<T>> prepare)
    {
        bool hasCome = false;
        try
        {
            Stream(batches, activity, batch =>
            {
                hasCome = true;
                prepare(batch);
                WriteObject(batch, enumerateCollection: true);
            });
        }
        catch (CbException e) when (hasCome)
        {
            WriteError(ErrorRecords.From(e, target));
        }
        catch (CbException e)
        {
            Report(e, target);
            return false;
        }

        return !hasCome;
    }

    /// <summary>Says why a search brought nothing when its query can bring nothing: a server is silent about most mistakes.</summary>
    private protected void ExplainEmpty(string query, QueryIndex index)
    {
        if (QueryLinter.Check(query, index).FirstOrDefault(issue => issue.Severity == QuerySeverity.Error) is { } mistake)
            WriteWarning($"Nothing was found. {mistake}{(mistake.Suggestion is null ? string.Empty : $" {mistake.Suggestion}")}");
    }

    private CbSession ThrowNotConnected()
    {
        ThrowTerminatingError(ErrorRecords.NotConnected());
        throw new PipelineStoppedException();
    }
}
