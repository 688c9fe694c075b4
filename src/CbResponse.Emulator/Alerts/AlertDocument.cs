namespace CbResponse.Emulator;

/// <summary>One document of the alert index: an alert and what it repeats of its process or file, and of their host.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Host">The host that it happened on.</param>
/// <param name="Process">The newest document of the process, if it is about one.</param>
/// <param name="Binary">The process's program, or the file that the alert is about; null when the server does not know it.</param>
internal sealed record AlertDocument(Alert Alert, HostFacts Host, ProcessDocument? Process, Binary? Binary)
{
    public bool IsAboutProcess => Alert.Process is not null;

    /// <summary>In lower case as in process documents; in upper case as in binary documents when the alert is about a file.</summary>
    public string? Md5 => IsAboutProcess ? Process?.Process.Hash?.Md5 : Alert.BinaryMd5?.ToUpperInvariant();

    /// <summary>Names under which the file of a file's alert was seen.</summary>
    public IReadOnlyList<string> ObservedPaths => IsAboutProcess ? [] : Binary?.ObservedPaths ?? [];
}
