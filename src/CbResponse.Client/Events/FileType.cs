namespace CbResponse;

/// <summary>What a file is by its content. A number that is none of these came from the server as it is.</summary>
public enum FileType
{
    /// <summary>The server does not know or did not say.</summary>
    Unknown = 0,

    /// <summary>A program or library of Windows.</summary>
    PE = 1,

    /// <summary>A program or library of Linux.</summary>
    Elf = 2,

    /// <summary>A program or library of macOS.</summary>
    UniversalBinary = 3,

    /// <summary>The EICAR test file.</summary>
    Eicar = 8,

    /// <summary>A document of Office 97 to 2003.</summary>
    OfficeLegacy = 16,

    /// <summary>A document of Office 2007 and later.</summary>
    OfficeOpenXml = 17,

    /// <summary>A PDF document.</summary>
    Pdf = 48,

    /// <summary>A ZIP archive.</summary>
    Zip = 64,

    /// <summary>An LZH archive.</summary>
    Lzh = 65,

    /// <summary>An LZW archive.</summary>
    Lzw = 66,

    /// <summary>A RAR archive.</summary>
    Rar = 67,

    /// <summary>A TAR archive.</summary>
    Tar = 68,

    /// <summary>A 7-Zip archive.</summary>
    SevenZip = 69,

    /// <summary>A shortcut of Windows.</summary>
    Shortcut = 96,

    /// <summary>A Flash video.</summary>
    FlashVideo = 112,

    /// <summary>A Flash program.</summary>
    FlashProgram = 113,
}
