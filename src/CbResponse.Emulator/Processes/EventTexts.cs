namespace CbResponse.Emulator;

/// <summary>Reads what queries search from a document's events.</summary>
internal static class EventTexts
{
    public static IEnumerable<string> Of(ProcessDocument document, EventField field) => field switch
    {
        EventField.ModulePath => document.ModLoads.Select(item => item.Path),
        EventField.ModuleMd5 => RelatedFiles.Modules(document).Select(hash => hash.Md5),
        EventField.ModuleSha256 => RelatedFiles.Modules(document).Select(hash => hash.Sha256),
        EventField.FilePath => document.FileMods.Select(item => item.Path),
        EventField.WrittenMd5 => RelatedFiles.Written(document).Select(hash => hash.Md5),
        EventField.WrittenSha256 => RelatedFiles.Written(document).Select(hash => hash.Sha256),
        EventField.RegistryPath => document.RegMods.Select(item => item.Path),
        EventField.Domain => document.NetConns.Select(item => item.Domain).Where(domain => domain.Length > 0),
        EventField.ChildName => document.Children.Select(item => PathName.FileName(item.Path)),
        EventField.ChildMd5 => RelatedFiles.Children(document).Select(hash => hash.Md5),
        EventField.ChildSha256 => RelatedFiles.Children(document).Select(hash => hash.Sha256),
        EventField.CrossProcessName => document.CrossProcs.Select(item => PathName.FileName(item.Path)),
        EventField.CrossProcessMd5 => document.CrossProcs.Select(item => item.Hash).OfType<FileHash>().Select(hash => hash.Md5),
        EventField.CrossProcessType => document.CrossProcs.Select(item => item.IsRemoteThread ? "remote_thread" : "process_open"),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
