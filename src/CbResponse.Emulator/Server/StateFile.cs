using System.Text.Json;

namespace CbResponse.Emulator;

/// <summary>Tells other programs where the emulator is. The file exists only while requests are accepted.</summary>
internal sealed class StateFile : IDisposable
{
    private readonly string _path;

    private StateFile(string path) => _path = path;

    /// <summary>Removes what an earlier run may have left, so that nobody takes it for this one.</summary>
    /// <exception cref="UsageException">The file cannot be removed.</exception>
    public static void Clear(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The state file cannot be written: {exception.Message}");
        }
    }

    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static async Task<StateFile> WriteAsync(string path, EmulatorHost host)
    {
        try
        {
            string partial = path + ".partial";
            await using (FileStream stream = new(partial, ForOwner()))
                await WriteAsync(stream, host);
            File.Move(partial, path, overwrite: true);
            return new StateFile(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The state file cannot be written: {exception.Message}");
        }
    }

    public void Dispose() => File.Delete(_path);

    /// <summary>The file holds tokens: where files have owners, nobody else may read it.</summary>
    private static FileStreamOptions ForOwner()
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }

    private static async Task WriteAsync(Stream stream, EmulatorHost host)
    {
        await using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        json.WriteString("url", host.Url);
        json.WriteString("adminToken", host.State.Tokens.Admin);
        json.WriteString("userToken", host.State.Tokens.User);
        json.WriteString("certificateThumbprint", host.Certificate?.Sha256Thumbprint);
        json.WriteString("certificateThumbprintSha1", host.Certificate?.Sha1Thumbprint);
        json.WriteString("caFile", host.Certificate?.CaFile);
        json.WriteNumber("pid", Environment.ProcessId);
        json.WriteString("serverVersion", host.State.Version.ToString());
        json.WriteString("scenario", host.Options.Scenario == ScenarioKind.Fleet ? "fleet" : "intrusion");
        json.WriteEndObject();
    }
}
