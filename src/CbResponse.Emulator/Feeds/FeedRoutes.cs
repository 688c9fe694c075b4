using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Feeds: listed, added by their address, changed, synchronized and removed (edr-api.md 3.7).</summary>
internal sealed class FeedRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/feed";

    private static readonly string[] Schemes = ["http://", "https://", "file://"];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)(context => JsonAnswer.SendListAsync(context, state.Data.Feeds, FeedWriter.Write)));
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{id}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{id}", (RequestDelegate)ChangeAsync);
        routes.MapDelete(Route + "/{id}", (RequestDelegate)RemoveAsync);
        routes.MapPost(Route + "/{id}/synchronize", (RequestDelegate)SynchronizeAsync);
        routes.MapGet(Route + "/{id}/requirements", (RequestDelegate)RequirementsAsync);
    }

    /// <summary>The feed that the path names.</summary>
    /// <exception cref="RejectedRequestException">There is none.</exception>
    public static Feed Find(HttpContext context, ServerData data)
        => data.Feeds.Find(context.PartNumber("id")) ?? throw RejectedRequestException.Html(404);

    private Task OneAsync(HttpContext context)
    {
        Feed feed = Find(context, state.Data);
        return JsonAnswer.SendAsync(context, json => FeedWriter.Write(json, feed));
    }

    /// <summary>The vendor's own feeds want copies of programs, or their hashes; others want nothing. The shape of a real answer is not known.</summary>
    private Task RequirementsAsync(HttpContext context)
    {
        Feed feed = Find(context, state.Data);
        return JsonAnswer.SendAsync(context, json =>
        {
            json.WriteStartObject();
            json.WriteString("who", feed.ManuallyAdded ? string.Empty : "BIT9");
            json.WriteString("what", feed.ManuallyAdded ? string.Empty : "BIN");
            json.WriteBoolean("is_met", feed.ManuallyAdded);
            json.WriteEndObject();
        });
    }

    /// <summary>The file is downloaded before the answer is given.</summary>
    private async Task CreateAsync(HttpContext context)
    {
        context.Changer(state.Data);
        RecordBody body = await RecordBody.ReadAsync(context);
        string address = Address(body) ?? throw RejectedRequestException.Text(400, "Missing required field: feed_url");
        FeedFile file = FeedDownload.Get(state.Data, address);
        Feed described = file.Describe(With(new Feed
        {
            Id = 0, Name = string.Empty, DisplayName = string.Empty, Summary = string.Empty, ProviderUrl = string.Empty, FeedUrl = address,
            ManuallyAdded = true,
        }, body));
        if (state.Data.Feeds.Any(known => known.Name.Equals(described.Name, StringComparison.OrdinalIgnoreCase)))
            throw RejectedRequestException.Text(409, $"Could not add feed: a feed named '{described.Name}' already exists");
        Feed feed = state.Data.Feeds.TryAdd(null, id => described with { Id = id })!;
        state.Data.Reports.Replace(feed.Id, file.Reports(feed.Id, state.Clock.Now));
        await JsonAnswer.SendIdAsync(context, feed.Id);
    }

    private async Task ChangeAsync(HttpContext context)
    {
        context.Changer(state.Data);
        RecordBody body = await RecordBody.ReadAsync(context);
        Find(context, state.Data);
        string? address = Address(body);
        state.Data.Feeds.Change(context.PartNumber("id"), feed => With(feed with { FeedUrl = address ?? feed.FeedUrl }, body));
        await JsonAnswer.SendSuccessAsync(context);
    }

    private Task RemoveAsync(HttpContext context)
    {
        context.Changer(state.Data);
        int id = Find(context, state.Data).Id;
        state.Data.Feeds.Remove(id);
        state.Data.Reports.Replace(id, []);
        return JsonAnswer.SendSuccessAsync(context);
    }

    /// <summary>
    /// Without <c>full_sync</c> only reports that are newer than what is known are looked at. A download that fails is no matter of the
    /// answer: the server does it later.
    /// </summary>
    private async Task SynchronizeAsync(HttpContext context)
    {
        context.Changer(state.Data);
        Feed feed = Find(context, state.Data);
        bool isFull = (await RecordBody.ReadAsync(context, mayBeEmpty: true)).Flag("full_sync") ?? false;
        if (!feed.IsEnabled)
            throw RejectedRequestException.Text(409, $"Feed {feed.Id} is disabled");
        if (state.Data.FeedPages.TryGetValue(feed.FeedUrl, out FeedPage? page) && page.Status == 200)
        {
            try
            {
                Synchronize(feed.Id, [.. FeedFile.Parse(page.Body).Reports(feed.Id, state.Clock.Now)], isFull);
            }
            catch (FormatException)
            {
                // The reports stay as they are.
            }
        }

        await JsonAnswer.SendSuccessAsync(context);
    }

    private void Synchronize(int feedId, IReadOnlyList<ThreatReport> file, bool isFull)
    {
        Dictionary<string, ThreatReport> known = state.Data.Reports.Where(report => report.FeedId == feedId).ToDictionary(report => report.Id);
        if (isFull)
        {
            state.Data.Reports.Replace(feedId, file.Select(report => known.TryGetValue(report.Id, out ThreatReport? before)
                ? report with { Created = before.Created, IsIgnored = before.IsIgnored }
                : report));
            return;
        }

        foreach (ThreatReport report in file)
        {
            if (!known.TryGetValue(report.Id, out ThreatReport? before))
                known.Add(report.Id, report);
            else if (report.Updated > before.Updated)
                known[report.Id] = report with { Created = before.Created, IsIgnored = before.IsIgnored };
        }

        state.Data.Reports.Replace(feedId, known.Values);
    }

    private static Feed With(Feed feed, RecordBody body) => feed with
    {
        DisplayName = body.Text("display_name") ?? feed.DisplayName,
        IsEnabled = body.Flag("enabled") ?? feed.IsEnabled,
        UsesProxy = body.Flag("use_proxy") ?? feed.UsesProxy,
        ValidatesServerCertificate = body.Flag("validate_server_cert") ?? feed.ValidatesServerCertificate,
        LocalRating = body.Has("local_rating") ? body.Number("local_rating") : feed.LocalRating,
        UserName = body.Has("username") ? body.Text("username") : feed.UserName,
        Password = body.Has("password") ? body.Text("password") : feed.Password,
        ClientCertificate = body.Has("ssl_client_crt") ? body.Text("ssl_client_crt") : feed.ClientCertificate,
        ClientKey = body.Has("ssl_client_key") ? body.Text("ssl_client_key") : feed.ClientKey,
    };

    private static string? Address(RecordBody body)
    {
        string? address = body.Text("feed_url");
        return address is null || Schemes.Any(scheme => address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            ? address
            : throw RejectedRequestException.Text(400, $"Invalid feed_url: {address}");
    }
}
