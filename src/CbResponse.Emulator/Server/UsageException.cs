namespace CbResponse.Emulator;

/// <summary>The command line is wrong. The message is one line for the person who typed it.</summary>
internal sealed class UsageException(string message) : Exception(message);
