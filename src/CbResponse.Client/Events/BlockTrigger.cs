namespace CbResponse;

/// <summary>When a ban struck.</summary>
public enum BlockTrigger
{
    /// <summary>The process was about to start.</summary>
    ProcessCreate = 1,

    /// <summary>The process ran already.</summary>
    RunningProcess = 2,
}
