using System.Diagnostics.CodeAnalysis;

namespace CbResponse;

/// <summary>What the handlers need to know of a request beyond HTTP. Travels with the request.</summary>
internal sealed class RequestContext
{
#if NET8_0_OR_GREATER
    private static readonly HttpRequestOptionsKey<RequestContext> Key = new(nameof(RequestContext));
#else
    private const string Key = nameof(RequestContext);
#endif

    /// <summary>Whether the request changes nothing at the server.</summary>
    public required bool IsReading { get; init; }

    /// <summary>Whether repeating the request does no harm.</summary>
    public required bool IsIdempotent { get; init; }

    /// <summary>Who hears of the request; null for nobody.</summary>
    public required ICallObserver? Observer { get; init; }

    /// <summary>The first row that a search asks for.</summary>
    public long? FirstRow { get; init; }

    /// <summary>Which try this is, counted from 1.</summary>
    public int Attempt { get; set; } = 1;

    public void AttachTo(HttpRequestMessage request)
    {
#if NET8_0_OR_GREATER
        request.Options.Set(Key, this);
#else
        request.Properties[Key] = this;
#endif
    }

    public static bool TryGet(HttpRequestMessage request, [NotNullWhen(true)] out RequestContext? context)
    {
#if NET8_0_OR_GREATER
        return request.Options.TryGetValue(Key, out context);
#else
        context = request.Properties.TryGetValue(Key, out object? value) ? value as RequestContext : null;
        return context is not null;
#endif
    }
}
