namespace CbResponse.Emulator;

/// <summary>What a process search asks for besides what any search does (edr-api.md 2.6).</summary>
internal sealed record ProcessSearchRequest : SearchRequest
{
    private ProcessSearchRequest(SearchRequest common)
        : base(common)
    {
    }

    public UpdateWindow LastUpdate { get; init; }

    public UpdateWindow LastServerUpdate { get; init; }

    /// <exception cref="RejectedRequestException">A parameter has no meaning.</exception>
    public static ProcessSearchRequest Read(SearchParameters parameters, ServerVersion version, DateTime now) => new(Read(parameters))
    {
        // Group mode and windows on the server's clock came with 6.0; older servers ignore what they do not know.
        Group = version.IsSixOrLater ? parameters.One("cb.group") : null,
        LastUpdate = UpdateWindow.Read(parameters, "last_update", now),
        LastServerUpdate = version.IsSixOrLater ? UpdateWindow.Read(parameters, "last_server_update", now) : default,
        IsComprehensive = parameters.Flag("comprehensive_search", "cb.comprehensive_search"),
    };
}
