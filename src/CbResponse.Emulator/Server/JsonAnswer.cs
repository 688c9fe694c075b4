using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace CbResponse.Emulator;

/// <summary>A JSON answer that goes out while it is written.</summary>
internal sealed class JsonAnswer
{
    private const int SendAt = 32 * 1024;
    private readonly HttpContext _context;
    private long _sent;

    /// <summary>Non-ASCII text goes out as UTF-8 and the content type names no charset, as the server does (edr-api.md 6).</summary>
    private JsonAnswer(HttpContext context)
    {
        _context = context;
        context.Response.ContentType = "application/json";
        Writer = new Utf8JsonWriter(
            context.Response.BodyWriter,
            new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    public Utf8JsonWriter Writer { get; }

    /// <summary>Sends a small answer.</summary>
    public static Task SendAsync(HttpContext context, Action<Utf8JsonWriter> write) => StreamAsync(context, answer =>
    {
        write(answer.Writer);
        return Task.CompletedTask;
    });

    /// <summary>Sends what most changes are answered with (edr-api.md 1.4).</summary>
    public static Task SendSuccessAsync(HttpContext context) => SendAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteString("result", "success");
        json.WriteEndObject();
    });

    /// <summary>Sends the number of what was made (edr-api.md 1.4).</summary>
    public static Task SendIdAsync(HttpContext context, int id) => SendAsync(context, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("id", id);
        json.WriteEndObject();
    });

    /// <summary>Sends a list that may be long.</summary>
    public static Task SendListAsync<T>(HttpContext context, IEnumerable<T> items, Action<Utf8JsonWriter, T> write) => StreamAsync(context, async answer =>
    {
        answer.Writer.WriteStartArray();
        foreach (T item in items)
        {
            write(answer.Writer, item);
            await answer.SendSomeAsync();
        }

        answer.Writer.WriteEndArray();
    });

    /// <summary>Sends an answer that may be long: its author calls <see cref="SendSomeAsync"/> now and then.</summary>
    public static async Task StreamAsync(HttpContext context, Func<JsonAnswer, Task> write)
    {
        JsonAnswer answer = new(context);
        try
        {
            await write(answer);
        }
        catch (Exception) when (answer.Writer.BytesCommitted > 0 && !context.Response.HasStarted)
        {
            // Part of the answer is on its way already: what follows must not look like the rest of it.
            await context.Response.StartAsync(CancellationToken.None);
            throw;
        }

        await answer.SendAsync();
    }

    /// <summary>Sends what is ready once it is worth it, and waits while the client is slower than the server.</summary>
    public ValueTask SendSomeAsync()
        => Writer.BytesCommitted + Writer.BytesPending - _sent < SendAt ? ValueTask.CompletedTask : SendAsync();

    private async ValueTask SendAsync()
    {
        await Writer.FlushAsync(_context.RequestAborted);
        _sent = Writer.BytesCommitted;
        await _context.Response.BodyWriter.FlushAsync(_context.RequestAborted);
        _context.RequestAborted.ThrowIfCancellationRequested();
    }
}
