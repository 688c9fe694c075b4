namespace CbResponse;

/// <summary>What a JSON text is made of, which decides how it is decoded.</summary>
internal enum JsonTextKind
{
    /// <summary>Plain ASCII: each byte is a character.</summary>
    Ascii,

    /// <summary>UTF-8 without escapes.</summary>
    Utf8,

    /// <summary>With escapes.</summary>
    Escaped,
}
