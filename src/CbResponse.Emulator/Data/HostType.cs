namespace CbResponse.Emulator;

/// <summary>The part that a host plays.</summary>
internal enum HostType
{
    Workstation,
    Server,
    DomainController,
}
