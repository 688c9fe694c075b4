using System.Collections;
using System.Management.Automation;
using CbResponse.Query;

namespace CbResponse.PowerShell;

/// <summary>The index that a command line names so far.</summary>
internal static class BoundIndex
{
    public static QueryIndex Of(IDictionary boundParameters)
    {
        if (boundParameters["Binary"] is not null)
            return QueryIndex.Binary;
        object? named = boundParameters["Index"];
        return LanguagePrimitives.TryConvertTo(named, out QueryIndex index) ? index : QueryIndex.Process;
    }
}
