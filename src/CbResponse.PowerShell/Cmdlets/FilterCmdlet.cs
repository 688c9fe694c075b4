using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The base of cmdlets that select things by a query and typed filters: processes, binaries, alerts, threat reports.</summary>
public abstract class FilterCmdlet : CbSessionCmdlet
{
    private protected const string ByQuery = "Query";

    private protected FilterCmdlet()
    {
    }

    /// <summary>Let <c>*</c> in filters mean itself.</summary>
    [Parameter(ParameterSetName = ByQuery)]
    public SwitchParameter Literal { get; set; }

    /// <summary>The filters as a query.</summary>
    /// <exception cref="ArgumentException">A value cannot be one of its filter.</exception>
    private protected abstract CbQuery BuildFilters();

    /// <summary>Query and filters as one query. A query without filters goes to the server as it is: the server is the judge of it.</summary>
    private protected string Combine(string query)
    {
        try
        {
            CbQuery filters = BuildFilters();
            return filters.IsEmpty ? query : CbQuery.Parse(query).And(filters).Text;
        }
        catch (ArgumentException e)
        {
            ThrowInvalidArgument(e.Message, null);
            throw;
        }
        catch (QuerySyntaxException e)
        {
            ThrowTerminatingError(ErrorRecords.InvalidQuery(e, query));
            throw;
        }
    }

    /// <summary>Only what belongs to input objects. One that has no identifier must not widen the search to everything.</summary>
    /// <exception cref="ArgumentException">An object has no identifier.</exception>
    private protected static CbQuery Within(string field, IEnumerable<string?>? values)
        => values is null
            ? CbQuery.All
            : FieldQuery.AnyOf(field, values.Select(value => value ?? throw new ArgumentException("An input object was not read from a server: it has no identifier.")), literal: true);

    /// <summary>
    /// Where to search for what belongs to input objects. Null, and an error, when they are of several servers, one of which would not be
    /// asked, or when the search is elsewhere and they are known by a number, which means something else there.
    /// </summary>
    private protected CbSession? ResolveSearchSession(IReadOnlyList<CbObject> inputs, Func<CbObject, bool> isKnownByNumber)
    {
        CbSession session = ResolveSession(inputs.Count == 0 ? null : inputs[0]);
        foreach (CbObject item in inputs)
        {
            if (item.Client is null || item.Client.Options.Address == session.Uri || (Session is not null && !isKnownByNumber(item)))
                continue;
            WriteError(Session is null ? ErrorRecords.SeveralServers(item, session) : ErrorRecords.OtherServer(item, session));
            return null;
        }

        return session;
    }

    /// <summary>Ends the pipeline when a part of a result is asked for where there is none.</summary>
    private protected void RefusePaging(string things)
    {
        if (MyInvocation.BoundParameters.Keys.Any(name => name is "First" or "Skip" or "IncludeTotalCount"))
            ThrowInvalidArgument($"-First, -Skip and -IncludeTotalCount belong to a search; here it is already said which {things} are meant.", null);
    }
}
