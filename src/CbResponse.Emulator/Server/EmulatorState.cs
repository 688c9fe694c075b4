namespace CbResponse.Emulator;

/// <summary>All that one running emulator holds.</summary>
internal sealed class EmulatorState
{
    private readonly Func<ServerData> _loadData;
    private volatile ServerData _data;

    public EmulatorState(EmulatorOptions options, TimeProvider time)
    {
        Version = options.ServerVersion;
        Clock = new EmulatorClock(time, options.Anchor);
        Tokens = new AccessTokens(options.AdminToken);
        DateTime now = Clock.Now;
        DateTime anchor = options.Anchor ?? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));
        _loadData = () =>
        {
            ServerData data = ScenarioLoader.Load(options, anchor);
            data.Sensors.CheckInInterval = options.CheckIn;
            return data;
        };
        _data = _loadData();
    }

    public ServerVersion Version { get; }

    public EmulatorClock Clock { get; }

    public AccessTokens Tokens { get; }

    public FaultBoard Faults { get; } = new();

    public RequestLog Log { get; } = new();

    public ServerData Data => _data;

    /// <summary>Puts everything back as it was at the start, with the same tokens.</summary>
    public void Reset()
    {
        Faults.RemoveAll();
        Log.Clear();
        Clock.Reset();
        _data = _loadData();
    }
}
