using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>All routes under <c>/api</c>.</summary>
internal static class ApiRoutes
{
    /// <summary>Processes and binaries, which are older than the versions of the API, answer without one too (edr-api.md 1.1).</summary>
    public static readonly string[] OldestRoots = ["/api", "/api/v1"];

    public static void Map(IEndpointRouteBuilder routes, EmulatorState state)
    {
        new ServerRoutes(state).Map(routes);
        new ConsoleRoutes(state).Map(routes);
        new ProcessRoutes(state).Map(routes);
        new ProcessEventRoutes(state).Map(routes);
        new ProcessPageRoutes(state).Map(routes);
        new SensorRoutes(state).Map(routes);
        new SensorHistoryRoutes(state).Map(routes);
        new GroupRoutes(state).Map(routes);
        new InstallerRoutes(state).Map(routes);
        new DataSharingRoutes(state).Map(routes);
        new SiteRoutes(state).Map(routes);
        new UserRoutes(state).Map(routes);
        new TeamRoutes(state).Map(routes);
        new LicenseRoutes(state).Map(routes);
        new PlatformServerRoutes(state).Map(routes);
        new ApprovedListRoutes(state).Map(routes);
        new InvestigationRoutes(state).Map(routes);
        new PartitionRoutes(state).Map(routes);
        new IngressFilterRoutes(state).Map(routes);
        new BinaryRoutes(state).Map(routes);
        new BanRoutes(state).Map(routes);
        new AlertRoutes(state).Map(routes);
        new ReportRoutes(state).Map(routes);
        new WatchlistRoutes(state).Map(routes);
        new WatchlistActionRoutes(state).Map(routes);
        new FeedRoutes(state).Map(routes);
        new FeedActionRoutes(state).Map(routes);
    }

    /// <summary>A part of the path.</summary>
    public static string Part(this HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    /// <summary>A part of the path that numbers something; -1, which nothing has, when it is no number.</summary>
    public static int PartNumber(this HttpContext context, string name)
        => int.TryParse(context.Part(name), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    /// <summary>The user, who must do more than look at groups: bans, watchlists and feeds act on every host.</summary>
    public static User Changer(this HttpContext context, ServerData data)
    {
        Viewer viewer = context.Viewer();
        bool mayChange = viewer.IsGlobalAdmin || data.Teams.Any(team
            => viewer.User.TeamIds.Contains(team.Id) && team.Access.Any(access => access.Category != "Viewer"));
        return mayChange ? viewer.User : throw RejectedRequestException.Html(403);
    }
}
