namespace CbResponse.Emulator;

/// <summary>A text that events of one kind have and queries search.</summary>
internal enum EventField
{
    ModulePath,
    ModuleMd5,
    ModuleSha256,
    FilePath,
    WrittenMd5,
    WrittenSha256,
    RegistryPath,
    Domain,
    ChildName,
    ChildMd5,
    ChildSha256,
    CrossProcessName,
    CrossProcessMd5,
    CrossProcessType,
}
