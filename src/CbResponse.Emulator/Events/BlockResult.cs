namespace CbResponse.Emulator;

/// <summary>What became of a banned process; the order is that of edr-api.md 4.8, the letters a to g that of searches.</summary>
internal enum BlockResult
{
    ProcessTerminated,
    NotTerminatedCBProcess,
    NotTerminatedSystemProcess,
    NotTerminatedCriticalSystemProcess,
    NotTerminatedWhitelistedPath,
    NotTerminatedOpenProcessError,
    NotTerminatedTerminateError,
}
