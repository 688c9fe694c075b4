using CbResponse.Benchmarks.Server;

namespace CbResponse.Benchmarks.Contenders;

/// <summary>Makes the contenders that download one large file.</summary>
internal sealed class DownloadContestants(BenchmarkServer server, Contestants contestants, string? pythonClient, string folder)
{
    private string Address => $"{server.Address}/api/v1/binary/{BinaryFile.Md5}";

    /// <summary>The module: unpacked, checked by hash and size, and on disk under its name.</summary>
    public Contender Module => contestants.Connected("Save-CbBinaryFile", $$"""
        [GC]::Collect(); $before = [Diagnostics.Process]::GetCurrentProcess().WorkingSet64
        $watch = [Diagnostics.Stopwatch]::StartNew()
        Save-CbBinaryFile {{BinaryFile.Md5}} -Path '{{folder}}' -Force
        "milliseconds $($watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture))"
        if ((Get-Item '{{folder}}/{{BinaryFile.Md5}}').Length -ne {{BinaryFile.Size}}) { throw 'The file is not whole.' }
        "peak $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
        "growth $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64 - $before)"
        """);

    /// <summary>The same archive to a file, and its bytes hashed when they are all there. It is not even unpacked.</summary>
    public Contender Curl => new(
        "curl to a file, then md5sum", "/bin/sh",
        ["-c", $"curl --silent --fail --cacert '{server.CertificateFile}' -H 'X-Auth-Token: {Contestants.Token}' -o '{folder}/curl.zip' '{Address}' && md5sum '{folder}/curl.zip'"]);

    /// <summary>The vendor's Python client, where its folder is given: unpacked to a file, and not checked.</summary>
    public Contender? Python => pythonClient is null ? null : Contestants.PythonScript("Python client, unchecked", pythonClient, $"""
        import time, resource, shutil
        from cbapi.response import CbResponseAPI, Binary
        c = CbResponseAPI(url='{server.Address}', token='{Contestants.Token}', ssl_cert_file='{server.CertificateFile}')
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.perf_counter()
        with open('{folder}/python', 'wb') as f:
            shutil.copyfileobj(c.select(Binary, '{BinaryFile.Md5}').file, f)
        print('milliseconds', (time.perf_counter() - begin) * 1000)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print('peak', peak * 1024)
        print('growth', (peak - before) * 1024)
        """);
}
