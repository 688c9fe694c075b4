#pragma warning disable RS0030 // The console is banned in libraries; this is a program, and the console is its face.

using CbResponse.Emulator;

try
{
    EmulatorOptions options = OptionsParser.Parse(args);
    if (options.Help)
    {
        Console.Out.WriteLine(OptionsParser.Usage);
        return 0;
    }

    await RunAsync(options);
    return 0;
}
catch (UsageException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 2;
}

static async Task RunAsync(EmulatorOptions options)
{
    if (options.StateFile is not null)
        StateFile.Clear(options.StateFile);
    await using EmulatorHost host = await EmulatorHost.StartAsync(options, Console.Error.WriteLine);
    using StateFile? stateFile = options.StateFile is null ? null : await StateFile.WriteAsync(options.StateFile, host);
    Greet(host);
    if (options.ExitWithParent)
        _ = StopWithParentAsync(host);
    await host.WaitForShutdownAsync();
}

static async Task StopWithParentAsync(EmulatorHost host)
{
    // The console's input blocks a thread while it waits, whatever its methods are called.
    await Task.Run(() => ParentWatch.WaitForEndAsync(Console.OpenStandardInput()));
    host.Stop();
}

static void Greet(EmulatorHost host)
{
    Console.Out.WriteLine($"Carbon Black EDR emulator, server version {host.State.Version}, made-up data.");
    Console.Out.WriteLine($"  address        {host.Url}");
    if (host.Certificate is not null)
    {
        Console.Out.WriteLine($"  certificate    {host.Certificate.Sha256Thumbprint} (SHA-256)");
        Console.Out.WriteLine($"  authority      {host.Certificate.CaFile}");
    }

    if (host.Options.StateFile is null)
    {
        Console.Out.WriteLine($"  admin token    {host.State.Tokens.Admin}");
        Console.Out.WriteLine($"  user token     {host.State.Tokens.User}");
    }
    else
    {
        Console.Out.WriteLine($"  tokens         in {host.Options.StateFile}");
    }

    Console.Out.WriteLine(host.Options.ExitWithParent ? "Ctrl+C or the end of standard input stops it." : "Ctrl+C stops it.");
}
