using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json;

namespace CbResponse;

/// <summary>
/// Reads an answer while it arrives, as far as all such answers are alike: what can be read now comes out, and the network is waited for
/// only when there is nothing.
/// </summary>
internal abstract class AnswerReader<T>
{
    private JsonSkip _skip;
    private ExceptionDispatchInfo? _failure;

    private protected AnswerReader(BodyReader body, string route, ApiToken token)
    {
        Body = body;
        Route = route;
        Token = token;
    }

    /// <summary>Whether the answer is complete.</summary>
    public abstract bool IsAtEnd { get; }

    protected BodyReader Body { get; }

    protected string Route { get; }

    protected ApiToken Token { get; }

    /// <summary>Whether an item came before, so that a comma is due.</summary>
    protected bool NeedsComma { get; set; }

    /// <summary>Where in the answer the reader is, for error messages.</summary>
    protected abstract string? Path { get; }

    /// <summary>Reads the rows that can be read now, and waits for the network when there are none. Empty only at the end.</summary>
    /// <exception cref="CbException">
    /// The answer is broken, cut short, of another shape, or tells an error. Rows before that have come out.
    /// </exception>
    public async ValueTask<List<T>> ReadRowsAsync(int atMost, CancellationToken cancellationToken)
    {
        _failure?.Throw();
        List<T> rows = new(atMost);
        try
        {
            while (rows.Count == 0 && !IsAtEnd)
            {
                if (!ParseAvailable(rows, atMost))
                    await Body.FillAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (CbException e) when (rows.Count > 0)
        {
            // First the rows, then what is wrong behind them.
            _failure = ExceptionDispatchInfo.Capture(e);
        }

        return rows;
    }

    /// <summary>Parses one step. False when more has to arrive first, or enough rows are there.</summary>
    /// <exception cref="JsonException">The answer is broken or has another shape.</exception>
    protected abstract bool ParseStep(List<T> rows, int atMost);

    /// <summary>Takes the brace that the whole answer begins with. False when it has not arrived yet.</summary>
    /// <exception cref="CbUnexpectedResponseException">The answer is a web page.</exception>
    /// <exception cref="JsonException">The answer is another value.</exception>
    protected bool TryTakeStart(ref JsonCursor cursor, string what)
    {
        if (!cursor.TryPeek(out byte first))
            return false;
        if (first == '<')
            throw JsonBody.Html(Route);
        if (first != '{')
            throw WireFormat.Expected(what, first);
        cursor.Take();
        return true;
    }

    /// <summary>Takes the comma between items, or the end of the list or object.</summary>
    [MethodImpl(HotPath.Options)]
    protected bool TryPeekItem(ref JsonCursor cursor, byte end, out bool ended)
    {
        ended = false;
        if (!cursor.TryPeek(out byte next))
            return false;
        if (next == end)
        {
            cursor.Take();
            ended = true;
            return true;
        }

        if (NeedsComma)
        {
            if (next != ',')
                throw WireFormat.Malformed();
            cursor.Take();
        }

        return true;
    }

    /// <summary>Begins to pass over a list or object.</summary>
    protected void BeginSkip() => _skip = default;

    /// <summary>Passes over a member that nobody asked for, which may be larger than all rows, without holding it. True at its end.</summary>
    protected bool TryPassSkipped()
    {
        bool ended = _skip.TryPass(Body.Unread, out int length);
        Body.Advance(length);
        return ended;
    }

    /// <summary>Drops what was parsed.</summary>
    protected void Advance(int count, bool needsComma)
    {
        Body.Advance(count);
        NeedsComma = needsComma;
    }

    /// <summary>Parses what has arrived. False when more has to arrive before anything else can be parsed.</summary>
    private bool ParseAvailable(List<T> rows, int atMost)
    {
        try
        {
            if (Parse(rows, atMost))
                return true;
        }
        catch (JsonException e)
        {
            throw JsonBody.Describe(e, Path, isCutShort: false, Route, Token);
        }

        if (Body.IsFinal)
            throw JsonBody.CutShort(Route);
        return false;
    }

    [MethodImpl(HotPath.Options)]
    private bool Parse(List<T> rows, int atMost)
    {
        while (!IsAtEnd && rows.Count < atMost)
        {
            if (!ParseStep(rows, atMost))
                return rows.Count > 0;
        }

        return true;
    }
}
