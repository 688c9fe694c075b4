namespace CbResponse.Emulator;

/// <summary>How a file lies in the package that the server sends. The names are those of the control route.</summary>
internal enum ZipForm
{
    /// <summary>Packed, its size known; larger ones than the server keeps lie there as they are.</summary>
    Usual,

    /// <summary>As it is.</summary>
    Stored,

    /// <summary>Packed while it is sent: no size is announced, neither of the file nor of the answer.</summary>
    Streamed,
}
