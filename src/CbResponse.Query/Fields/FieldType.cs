namespace CbResponse.Query;

/// <summary>How a field's values are matched (edr-api.md 2.1, "Field types").</summary>
public enum FieldType
{
    /// <summary>The whole value, any case; wildcards allowed.</summary>
    Keyword,

    /// <summary>Words: every word of the value must occur; a phrase matches words in a row.</summary>
    Text,

    /// <summary>A path, or any tail of it that begins after a separator.</summary>
    Path,

    /// <summary>A command line: words and parts of it.</summary>
    CommandLine,

    /// <summary>32 hexadecimal digits.</summary>
    Md5,

    /// <summary>64 hexadecimal digits.</summary>
    Sha256,

    /// <summary>A domain name, or labels of it.</summary>
    Domain,

    /// <summary>An address or, with a mask, a network.</summary>
    IPAddress,

    /// <summary>A whole number; ranges allowed.</summary>
    Integer,

    /// <summary>A number; ranges allowed.</summary>
    Float,

    /// <summary>A moment, a day, a range or a relative time, in UTC.</summary>
    DateTime,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>The outcome of a signature check.</summary>
    Signature,

    /// <summary>The outcome of a block: a single letter.</summary>
    Status,
}
