namespace CbResponse.Client.Tests;

/// <summary>How an archive tells the sizes of an entry.</summary>
public enum ArchiveSizes
{
    /// <summary>Before the entry.</summary>
    Before,

    /// <summary>Behind the entry, with a mark.</summary>
    Behind,

    /// <summary>Behind the entry, without a mark.</summary>
    BehindUnmarked,

    /// <summary>Behind the entry, with eight bytes each.</summary>
    BehindLong,

    /// <summary>Before the entry, with eight bytes each.</summary>
    BeforeLong,
}
