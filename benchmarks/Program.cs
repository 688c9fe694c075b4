using CbResponse.Benchmarks;
using CbResponse.Benchmarks.Server;

if (args is ["serve", var folder])
{
    await PageServer.RunAsync(folder);
    return 0;
}

if (BenchmarkOptions.Parse(args) is not { } options)
{
    Console.Error.WriteLine(BenchmarkOptions.Usage);
    return 2;
}

Benchmark benchmark = new(options);
await benchmark.RunAsync();
return benchmark.HasFailed ? 1 : 0;
