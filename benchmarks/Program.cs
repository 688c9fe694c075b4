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

await new Benchmark(options).RunAsync();
return 0;
