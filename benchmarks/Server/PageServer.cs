using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CbResponse.Benchmarks.Server;

/// <summary>
/// Sends answers that are rendered already, over HTTPS on loopback: enough of the API for a search export and for the events of one
/// process, and nothing that would cost more than sending. It is what a perfect server would be, so that contenders are measured and not it.
/// </summary>
internal static class PageServer
{
    /// <summary>Runs until standard input ends. Writes its address and certificate file once it listens.</summary>
    public static async Task RunAsync(string stateFolder)
    {
        Documents documents = new();
        Events events = new();
        SensorRecords sensors = new();
        AlertRecords alerts = new();
        using X509Certificate2 certificate = MakeCertificate();
        string certificateFile = Path.Combine(stateFolder, "server.pem");
        await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());

        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.UseHttps(certificate)));
        builder.WebHost.UseKestrelHttpsConfiguration();
        await using WebApplication app = builder.Build();
        app.Run(context => AnswerAsync(context, documents, events, sensors, alerts));
        await app.StartAsync();
        Uri address = new(app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        string state = Path.Combine(stateFolder, "server.txt");
        await File.WriteAllLinesAsync(state + ".new", [address.ToString().TrimEnd('/'), certificateFile]);
        File.Move(state + ".new", state);
        while (await Console.In.ReadLineAsync() is not null)
        {
        }
    }

    private static Task AnswerAsync(HttpContext context, Documents documents, Events events, SensorRecords sensors, AlertRecords alerts) => context.Request.Path.Value switch
    {
        "/api/info" => SendAsync(context, """{"version": "7.6.0.210101.1234", "maxSearchResultRows": 1000}"""u8.ToArray()),
        "/api/v1/storage/events/partition" => SendAsync(context, "{}"u8.ToArray()),
        "/api/v1/process" => SendPageAsync(context, documents),
        "/api/v2/sensor" => SendAsync(context, sensors.Answer(Number(context, "start"), Number(context, "rows"))),
        "/api/v2/alert" when HttpMethods.IsGet(context.Request.Method) => SendAsync(context, alerts.Search(context.Request.Query["q"].ToString(), Number(context, "start"), Number(context, "rows"))),
        "/api/v2/alert" => AnswerBodyAsync(context, alerts.Find),
        "/api/v1/alerts" => AnswerBodyAsync(context, alerts.Close),
        $"/api/v1/process/{Events.ProcessId}/segment" => SendAsync(context, Events.Segments),
        { } path when path == $"/api/v1/binary/{BinaryFile.Md5}" => SendFileAsync(context),
        { } path when path == $"/api/v1/binary/{BinaryFile.Md5}/summary" => SendAsync(context, BinaryFile.Summary),
        { } path when !path.Contains(Events.ProcessId, StringComparison.Ordinal) => NotFound(context),
        { } path when path.EndsWith("/event", StringComparison.Ordinal) => SendAsync(context, events.Answer),
        _ => SendAsync(context, Events.Summary),
    };

    private static async Task SendFileAsync(HttpContext context)
    {
        context.Response.ContentType = "application/zip";
        context.Response.ContentLength = BinaryFile.Archive().Sum(part => (long)part.Length);
        foreach (ReadOnlyMemory<byte> part in BinaryFile.Archive())
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
    }

    private static async Task SendPageAsync(HttpContext context, Documents documents)
    {
        // How many documents there are is part of the query, so that one server serves every size: q=documents:100000
        string query = context.Request.Query["q"].ToString();
        long total = long.Parse(query.AsSpan(query.IndexOf(':', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        long start = long.Parse(context.Request.Query["start"].ToString(), CultureInfo.InvariantCulture);
        int rows = (int)Math.Min(int.Parse(context.Request.Query["rows"].ToString(), CultureInfo.InvariantCulture), Math.Max(0, total - start));
        byte[] head = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"terms": [], "start": {{start}}, "total_results": {{total}}, "elapsed": 0.01, "comprehensive_search": true, "all_segments": true, "incomplete_results": false, "facets": {}, "filtered": {}, "tagged_pids": {}, "highlights": [], "results": ["""));
        List<ReadOnlyMemory<byte>> parts = [head, .. documents.Page(start, rows), "]}"u8.ToArray()];
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = parts.Sum(part => (long)part.Length);
        foreach (ReadOnlyMemory<byte> part in parts)
            await context.Response.Body.WriteAsync(part, context.RequestAborted);
    }

    private static async Task AnswerBodyAsync(HttpContext context, Func<byte[], byte[]> answer)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        await SendAsync(context, answer(body.ToArray()));
    }

    private static async Task SendAsync(HttpContext context, byte[] body)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static int Number(HttpContext context, string name) => int.Parse(context.Request.Query[name].ToString(), CultureInfo.InvariantCulture);

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private static X509Certificate2 MakeCertificate()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=localhost", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
    }
}
