namespace CbResponse;

/// <summary>What a download brought.</summary>
/// <param name="Md5">MD5 of the bytes that came, in upper case.</param>
/// <param name="Length">How many they are.</param>
/// <param name="IsTruncated">Whether they are only the beginning of the file.</param>
public sealed record BinaryContent(string Md5, long Length, bool IsTruncated);
