using System.Reflection;
using CbResponse.Demo;

string Metadata(string key) => typeof(EmulatorProcess).Assembly
    .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

await using EmulatorProcess emulator = await EmulatorProcess.StartAsync(Metadata("Emulator"));
Console.WriteLine($"An emulated server runs at {emulator.Url}. It tells the story of an intrusion.\n");
if (PowerShellHost.Find() is { } host)
{
    Console.WriteLine($"The cmdlets run in {host.Path}. This is examples/Demo/Triage.ps1:\n");
    return await host.ShowAsync(Path.Combine(AppContext.BaseDirectory, "Triage.ps1"), Metadata("Module"), emulator);
}

Console.WriteLine("""
    No PowerShell was found on PATH, so that the cmdlets cannot be shown. The same triage follows through the client library, in C#.
    To see the cmdlets, install PowerShell 7.4 or later (https://aka.ms/powershell), and run this again.

    """);
await new LibraryTriage(emulator).RunAsync();
return 0;
