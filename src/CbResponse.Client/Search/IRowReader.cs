using System.Diagnostics.CodeAnalysis;

namespace CbResponse;

/// <summary>Reads one row of a search answer. Used by one search at a time, so that it may keep what rows share.</summary>
internal interface IRowReader<T>
{
    /// <summary>
    /// Reads the object whose opening brace the cursor has taken. False when its end has not arrived yet; it is then read again from
    /// its start.
    /// </summary>
    /// <exception cref="System.Text.Json.JsonException">The row has another shape; <see cref="Field"/> names the place.</exception>
    bool TryRead(ref JsonCursor cursor, [NotNullWhen(true)] out T? row);

    /// <summary>The field that is being read, for error messages.</summary>
    string? Field { get; }

    /// <summary>What identifies a row among others, to see repeats; null when the row has nothing of the kind.</summary>
    string? Identity(T row);
}
