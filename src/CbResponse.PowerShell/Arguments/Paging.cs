using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>PowerShell's own paging parameters as the client takes them.</summary>
internal static class Paging
{
    /// <summary>-First and -Skip with a page size; what is not given means all, none, and the client's choice.</summary>
    public static SearchRange ToRange(this PagingParameters paging, int? pageSize) => new()
    {
        Skip = paging.Skip > long.MaxValue ? long.MaxValue : (long)paging.Skip,
        First = paging.First > long.MaxValue ? null : (long)paging.First,
        PageSize = pageSize,
    };
}
