using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CbResponse.Emulator;

/// <summary>Installers of the sensor for a group (edr-api.md 3.9): made up, and made when they are asked for.</summary>
internal sealed class InstallerRoutes(EmulatorState state)
{
    private const int Size = 300_000;

    public void Map(IEndpointRouteBuilder routes)
    {
        const string Route = "/api/v1/group/{id}/installer/";
        routes.MapGet(Route + "windows/exe", (RequestDelegate)(context => ZipAsync(context, OsType.Windows, "CarbonBlackClientSetup.exe")));
        routes.MapGet(Route + "windows/msi", (RequestDelegate)(context => ZipAsync(context, OsType.Windows, "cbsetup.msi")));
        routes.MapGet(Route + "osx", (RequestDelegate)(context => ZipAsync(context, OsType.MacOs, "CbOSXSensor.pkg")));
        routes.MapGet(Route + "linux", (RequestDelegate)TarAsync);
    }

    private async Task ZipAsync(HttpContext context, OsType os, string file)
    {
        SensorGroup group = GroupRoutes.Find(context, state.Data);
        ZipPackage package = new(state.Clock.Now,
        [
            PackedContent.Deflate(file, Program(group, os).Read(Size)),
            PackedContent.Deflate("sensorsettings.ini", [Settings(group)]),
        ]);
        Announce(context, "application/zip", $"{Path.GetFileNameWithoutExtension(file)}.zip");
        context.Response.ContentLength = package.Length;
        await package.WriteAsync(context.Response.Body, context.RequestAborted);
    }

    private async Task TarAsync(HttpContext context)
    {
        SensorGroup group = GroupRoutes.Find(context, state.Data);
        Announce(context, "application/x-gzip", "CarbonBlackClientSetup-linux.tar.gz");
        await using GZipStream packed = new(context.Response.Body, CompressionLevel.Fastest);
        await using TarWriter tar = new(packed);
        byte[] program = [.. Program(group, OsType.Linux).Read(Size).SelectMany(block => block.ToArray())];
        await WriteAsync(tar, "CarbonBlackClientSetup-linux.sh", program, context.RequestAborted);
        await WriteAsync(tar, "sensorsettings.ini", Settings(group), context.RequestAborted);
    }

    private async Task WriteAsync(TarWriter tar, string name, byte[] content, CancellationToken cancellationToken)
        => await tar.WriteEntryAsync(
            new UstarTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content), ModificationTime = new DateTimeOffset(state.Clock.Now) }, cancellationToken);

    private static FileContent Program(SensorGroup group, OsType os) => new(StableHash.Mix((ulong)group.Id, (ulong)os), os, Size);

    /// <summary>What the settings of real installers say is not known; these say which group sensors are for.</summary>
    private static byte[] Settings(SensorGroup group) => Encoding.UTF8.GetBytes($"""
        SensorGroup={group.Name}
        SensorBackendServer={group.ServerUrl}

        """);

    private static void Announce(HttpContext context, string type, string name)
    {
        context.Response.ContentType = type;
        context.Response.Headers.ContentDisposition = $"attachment; filename={name}";
    }
}
