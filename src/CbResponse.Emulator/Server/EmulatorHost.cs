using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace CbResponse.Emulator;

/// <summary>A running emulator.</summary>
internal sealed class EmulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly LoopbackSockets _sockets;

    private EmulatorHost(EmulatorOptions options, EmulatorState state, WebApplication app, LoopbackSockets sockets,
        ServerCertificate? certificate)
    {
        Options = options;
        State = state;
        _app = app;
        _sockets = sockets;
        Certificate = certificate;
    }

    public EmulatorOptions Options { get; }

    public EmulatorState State { get; }

    /// <summary>Null over plain HTTP.</summary>
    public ServerCertificate? Certificate { get; }

    /// <summary>The address is numeric: where another program has this port in IPv6, <c>localhost</c> could mean that one.</summary>
    public string Url => $"{(Options.PlainHttp ? "http" : "https")}://127.0.0.1:{_sockets.Port}";

    /// <param name="options">How to start.</param>
    /// <param name="report">Told of exceptions that become a status 500.</param>
    /// <param name="time">What keeps the time; null for the system's clock.</param>
    /// <exception cref="UsageException">The port cannot be used.</exception>
    public static async Task<EmulatorHost> StartAsync(EmulatorOptions options, Action<Exception> report, TimeProvider? time = null)
    {
        EmulatorState state = new(options, time ?? TimeProvider.System);
        LoopbackSockets sockets = LoopbackSockets.Bind(options.Port);
        ServerCertificate? certificate = options.PlainHttp ? null : ServerCertificate.Create(options.Certificate);
        WebApplication app = Build(sockets, certificate);
        Configure(app, state, report, time ?? TimeProvider.System);
        await app.StartAsync(CancellationToken.None);
        return new EmulatorHost(options, state, app, sockets, certificate);
    }

    public void Stop() => _app.Lifetime.StopApplication();

    public Task WaitForShutdownAsync() => _app.WaitForShutdownAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _sockets.Dispose();
        Certificate?.Dispose();
    }

    private static WebApplication Build(LoopbackSockets sockets, ServerCertificate? certificate)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(server => Configure(server, sockets, certificate));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<SocketTransportOptions>(options => options.CreateBoundListenSocket = sockets.Take);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        builder.Services.AddResponseCompression(options =>
        {
            // Nothing secret shares an answer with what a stranger chose: compression over HTTPS gives nothing away here.
            options.EnableForHttps = true;
            options.Providers.Add<GzipCompressionProvider>();
            options.MimeTypes = ["application/json", "text/html", "text/plain"];
        });

        // Ctrl+C means now: a request that is held on purpose must not delay the end.
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        return builder.Build();
    }

    private static void Configure(KestrelServerOptions server, LoopbackSockets sockets, ServerCertificate? certificate)
    {
        server.AddServerHeader = false;

        // A client may take its time over an answer: a pipeline that somebody pages through reads slowly.
        server.Limits.MinResponseDataRate = null;
        server.Limits.MinRequestBodyDataRate = null;
        foreach (IPEndPoint endPoint in sockets.EndPoints)
        {
            server.Listen(endPoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1;
                if (certificate is not null)
                    listen.UseHttps(certificate.Certificate, https => https.SslProtocols = Tls12AndLater);
            });
        }
    }

    /// <summary>Servers of 6.1 and later take nothing older (edr-api.md 1.6).</summary>
    private static System.Security.Authentication.SslProtocols Tls12AndLater
        => System.Security.Authentication.SslProtocols.Tls12 | System.Security.Authentication.SslProtocols.Tls13;

    private static void Configure(WebApplication app, EmulatorState state, Action<Exception> report, TimeProvider time)
    {
        // Control requests are neither recorded nor struck by the faults they set.
        CancellationToken stopping = app.Lifetime.ApplicationStopping;
        app.UseWhen(context => !IsControl(context), branch =>
        {
            branch.Use(next => new RequestRecorder(state, next).InvokeAsync);
            branch.Use(next => new FaultMiddleware(state, next, time, stopping).InvokeAsync);
            branch.UseResponseCompression();
        });
        app.Use(next => new ErrorAnswers(report, next).InvokeAsync);
        app.Use(next => new TokenGate(state, next).InvokeAsync);
        app.Use(next => context => next(AsGet(context)));
        app.UseRouting();
        new ControlRoutes(state).Map(app);
        new SensorControl(state).Map(app);
        new BinaryControl(state).Map(app);
        new FeedControl(state).Map(app);
        ApiRoutes.Map(app, state);
    }

    /// <summary>HEAD is answered as GET is: the connection still knows that no body may go out.</summary>
    private static HttpContext AsGet(HttpContext context)
    {
        if (HttpMethods.IsHead(context.Request.Method))
            context.Request.Method = HttpMethods.Get;
        return context;
    }

    private static bool IsControl(HttpContext context)
        => context.Request.Path.StartsWithSegments("/emulator", StringComparison.OrdinalIgnoreCase);
}
