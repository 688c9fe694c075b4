namespace CbResponse.Emulator;

/// <summary>Which data the server holds.</summary>
internal enum ScenarioKind
{
    /// <summary>A written story of an intrusion.</summary>
    Intrusion,

    /// <summary>Any number of processes, computed.</summary>
    Fleet,
}
