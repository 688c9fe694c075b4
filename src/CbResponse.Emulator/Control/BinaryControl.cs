using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Adds files to the server that no story has: huge ones, damaged ones, and packages that mean harm.</summary>
internal sealed class BinaryControl(EmulatorState state)
{
    private const long MostBytes = 64L * 1024 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("/emulator/binaries", (RequestDelegate)AddAsync);

    private async Task AddAsync(HttpContext context)
    {
        ControlJson body = new(await context.ReadJsonAsync(),
            "path", "originalName", "size", "copied", "md5", "stored", "zip", "bombMegabytes", "entries");
        string path = body.Text("path") ?? throw ControlJson.Error("'path' is needed: under which name the file was seen.");
        long size = Math.Min(body.LongNumber("size", 0) ?? 4_096, MostBytes);
        FileContent content = new(StableHash.Of(path), OsType.Windows, size);
        StoredFile file = new(content)
        {
            Form = Form(body.Text("zip") ?? "usual"),
            BombMegabytes = body.Number("bombMegabytes", 1) ?? 0,
            Entries = body.Texts("entries"),
        };
        FileHash truth = content.ComputeHash(context.RequestAborted);
        string md5 = body.Text("md5")?.ToLowerInvariant() ?? truth.Md5;
        bool isStored = body.Flag("stored") ?? true;
        Binary binary = new()
        {
            Hash = truth with { Md5 = md5 },
            ObservedPaths = [path],
            OriginalFileName = body.Text("originalName"),
            Size = size,
            CopiedSize = isStored ? Math.Min(body.LongNumber("copied", 0) ?? size, size) : 0,
            File = isStored ? file : null,
            FirstSeen = state.Clock.Now,
        };
        if (isStored)
            content.ComputeChecksum(binary.CopiedSize);
        if (!state.Data.Binaries.TryAdd(binary))
            throw RejectedRequestException.Text(409, $"There is a binary {md5} already.");
        await JsonAnswer.SendAsync(context, json => Write(json, binary));
    }

    private static ZipForm Form(string name)
    {
        foreach (ZipForm form in Enum.GetValues<ZipForm>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(form.ToString()) == name)
                return form;
        }

        throw ControlJson.Error($"'zip' is usual, stored or streamed, not '{name}'.");
    }

    private static void Write(Utf8JsonWriter json, Binary binary)
    {
        json.WriteStartObject();
        json.WriteString("md5", binary.Hash.Md5);
        json.WriteString("sha256", binary.Hash.Sha256);
        json.WriteNumber("size", binary.Size);
        json.WriteNumber("copied", binary.CopiedSize);
        json.WriteEndObject();
    }
}
