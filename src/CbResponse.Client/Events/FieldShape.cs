namespace CbResponse;

/// <summary>What a field behind a path looks like. Every one may be empty.</summary>
internal enum FieldShape
{
    /// <summary>32 hexadecimal digits.</summary>
    Md5,

    /// <summary>64 hexadecimal digits.</summary>
    Sha256,

    /// <summary>Digits.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Any text but a path.</summary>
    Word,
}
