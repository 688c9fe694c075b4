using System.Text.Json;

namespace CbResponse.Emulator.Tests;

public sealed class RequestLogTests(DefaultFixture server) : IClassFixture<DefaultFixture>
{
    [Fact]
    public async Task Every_request_is_written_down_without_its_token()
    {
        await server.Nobody.SendAsync(HttpMethod.Delete, "/emulator/requests");
        await server.Admin.PostAsync("/api/v1/process?x=%C3%A4", """{"q": "process_name:cmd.exe"}""");
        await server.User.GetAsync("/api/info");
        await server.Nobody.SendAsync(HttpMethod.Get, "/api/nothing");
        JsonElement log = await server.Nobody.GetAsync("/emulator/requests");
        Assert.Equal([1, 2, 3], log.EnumerateArray().Select(entry => entry.GetProperty("n").GetInt32()));
        Assert.Equal(["admin", "user", "none"], log.EnumerateArray().Select(entry => entry.GetProperty("authenticated").GetString()));
        Assert.Equal([200, 200, 401], log.EnumerateArray().Select(entry => entry.GetProperty("status").GetInt32()));
        JsonElement first = log[0];
        Assert.Equal("POST", first.GetProperty("method").GetString());
        Assert.Equal("/api/v1/process", first.GetProperty("path").GetString());
        Assert.Equal("x=%C3%A4", first.GetProperty("query").GetString());
        Assert.Equal("""{"q": "process_name:cmd.exe"}""", first.GetProperty("body").GetString());
        Assert.Equal("application/json", first.GetProperty("headers").GetProperty("Content-Type").GetString());
        Assert.DoesNotContain(server.State.Tokens.Admin, log.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(server.State.Tokens.User, log.GetRawText(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Control_requests_are_not_written_down()
    {
        await server.Nobody.GetAsync("/emulator/clock");
        JsonElement log = await server.Nobody.GetAsync("/emulator/requests");
        Assert.DoesNotContain(log.EnumerateArray(), entry => entry.GetProperty("path")
            .GetString()!.StartsWith("/emulator", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reset_puts_everything_back_but_the_tokens()
    {
        string token = server.State.Tokens.Admin;
        await server.Nobody.PostAsync("/emulator/faults", """{"fault": {"kind": "hold"}}""");
        await server.Nobody.SendAsync(HttpMethod.Post, "/emulator/reset");
        Assert.Equal(0, (await server.Nobody.GetAsync("/emulator/faults")).GetArrayLength());
        Assert.Equal(0, (await server.Nobody.GetAsync("/emulator/requests")).GetArrayLength());
        Assert.Equal(token, server.State.Tokens.Admin);
        Assert.StartsWith("7.6.", (await server.Admin.GetAsync("/api/info")).GetProperty("version").GetString(), StringComparison.Ordinal);
    }
}
