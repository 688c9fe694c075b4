namespace CbResponse.Emulator;

/// <summary>The files that a process document mentions, by the part they play.</summary>
internal static class RelatedFiles
{
    public static IEnumerable<FileHash> Parent(ProcessDocument document) => document.Process.ParentHash is { } hash ? [hash] : [];

    public static IEnumerable<FileHash> Children(ProcessDocument document)
        => document.Children.Select(item => item.Hash).OfType<FileHash>();

    public static IEnumerable<FileHash> Written(ProcessDocument document)
        => document.FileMods.Select(item => item.Hash).OfType<FileHash>();

    public static IEnumerable<FileHash> Modules(ProcessDocument document) => document.ModLoads.Select(item => item.Hash);
}
