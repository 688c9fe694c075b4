namespace CbResponse.Emulator;

/// <summary>Notices that the parent is gone: it closes standard input, whether it wants to or is killed.</summary>
internal static class ParentWatch
{
    /// <summary>Completes at the end of the stream. What the parent writes is ignored.</summary>
    public static async Task WaitForEndAsync(Stream input)
    {
        byte[] buffer = new byte[256];
        while (await input.ReadAsync(buffer) > 0)
        {
        }
    }
}
