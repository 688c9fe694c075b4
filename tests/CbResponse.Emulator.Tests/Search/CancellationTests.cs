namespace CbResponse.Emulator.Tests;

public sealed class CancellationTests
{
    [Theory]
    [InlineData("q=process_name:cmd.exe")]
    [InlineData("facet=true")]
    public void A_search_ends_when_nobody_waits_for_it(string parameter)
    {
        ServerData data = FleetScenario.Load(new FleetSize(Sensors: 5, Processes: 100), ServerVersion.V76, EmulatorFixture.Anchor);
        SearchParameters parameters = new();
        parameters.Add(parameter.Split('=')[0], parameter.Split('=')[1]);
        ProcessSearchRequest request = ProcessSearchRequest.Read(parameters, data.Version, EmulatorFixture.Anchor);
        ProcessSearch search = new(data, new Viewer(data.Users[0], data.Teams), EmulatorFixture.Anchor, new CancellationToken(canceled: true));
        Assert.Throws<OperationCanceledException>(() => search.Run(request, SearchDistortion.None));
    }
}
