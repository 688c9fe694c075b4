using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>
/// Bans of files (edr-api.md 3.4, 5.9): made and switched on by POST, switched off by DELETE, which takes the text with it,
/// and described by PUT.
/// </summary>
internal sealed class BanRoutes(EmulatorState state)
{
    private const string Route = "/api/v1/banning/blacklist";
    private const int UsualCount = 500;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Route, (RequestDelegate)ListAsync);
        routes.MapPost(Route, (RequestDelegate)CreateAsync);
        routes.MapGet(Route + "/{md5}", (RequestDelegate)OneAsync);
        routes.MapPut(Route + "/{md5}", (RequestDelegate)DescribeAsync);
        routes.MapDelete(Route + "/{md5}", (RequestDelegate)DisableAsync);

        // They exist; what they hold is not known.
        routes.MapGet("/api/v1/banning/whitelist", (RequestDelegate)NothingAsync);
        routes.MapGet("/api/v1/banning/restrictions", (RequestDelegate)NothingAsync);
    }

    private Task ListAsync(HttpContext context)
    {
        SearchParameters parameters = SearchParameters.Of(context.Request.Query);
        Func<BannedHash, bool> filter = parameters.One("filter") is { Length: > 0 } text ? BanFilter.Parse(text) : _ => true;
        int count = int.TryParse(parameters.One("count"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : UsualCount;
        BannedHash[] bans = [.. state.Data.Bans.List().Where(filter).Take(count)];

        // Older servers send no body at all for no ban.
        return bans.Length == 0 && !state.Version.IsSevenOrLater ? Task.CompletedTask : SendAsync(context, bans);
    }

    private Task OneAsync(HttpContext context)
    {
        BannedHash ban = state.Data.Bans.Find(context.Part("md5")) ?? throw Unknown(context.Part("md5"));
        return JsonAnswer.SendAsync(context, json => BanWriter.Write(json, ban));
    }

    private async Task CreateAsync(HttpContext context)
    {
        User user = context.Changer(state.Data);
        BanRequest request = await BanRequest.ReadAsync(context);
        if (request.Md5 is not { Length: 32 } md5 || !md5.All(char.IsAsciiHexDigitLower))
            throw RejectedRequestException.Text(400, "md5hash must be a valid MD5 hash");
        BannedHash? before = state.Data.Bans.Change(md5, ban => ban switch
        {
            null => BannedHash.New(md5, user, request.Text ?? string.Empty, request.IsEnabled ?? true, state.Clock.Now),
            { IsEnabled: false } => ban.Change(user, request.Text ?? ban.Text, request.IsEnabled ?? true, state.Clock.Now),
            _ => null,
        });
        if (before is { IsEnabled: true })
            throw RejectedRequestException.Text(409, $"Ban for md5 {md5} already exists");
        await JsonAnswer.SendSuccessAsync(context);
    }

    /// <summary>The text only: what is in force is the other two methods' business.</summary>
    private async Task DescribeAsync(HttpContext context)
    {
        User user = context.Changer(state.Data);
        BanRequest request = await BanRequest.ReadAsync(context);
        Change(context, ban => ban.Change(user, request.Text ?? string.Empty, ban.IsEnabled, state.Clock.Now));
        await JsonAnswer.SendSuccessAsync(context);
    }

    private async Task DisableAsync(HttpContext context)
    {
        User user = context.Changer(state.Data);
        Change(context, ban => ban.Change(user, string.Empty, isEnabled: false, state.Clock.Now));
        await JsonAnswer.SendSuccessAsync(context);
    }

    private void Change(HttpContext context, Func<BannedHash, BannedHash> change)
    {
        string md5 = context.Part("md5");
        if (state.Data.Bans.Change(md5, ban => ban is null ? null : change(ban)) is null)
            throw Unknown(md5);
    }

    /// <summary>A conflict on some versions (edr-api.md 3.4), which the vendor's newest client no longer expects: on the oldest here.</summary>
    private RejectedRequestException Unknown(string md5)
        => RejectedRequestException.Text(state.Version.IsSixOrLater ? 404 : 409, $"Ban for md5 '{md5}' does not exist");

    private static Task NothingAsync(HttpContext context) => SendAsync(context, []);

    private static Task SendAsync(HttpContext context, IReadOnlyList<BannedHash> bans) => JsonAnswer.SendListAsync(context, bans, BanWriter.Write);
}
