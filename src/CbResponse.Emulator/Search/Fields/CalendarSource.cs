using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>The day or the month of a moment: what facets count of a field of times.</summary>
internal sealed class CalendarSource<T>(Func<T, DateTime?> read, CalendarStep step) : FieldSource<T>
{
    private const int Days = 30;
    private const int Months = 48;
    private readonly ConcurrentDictionary<DateTime, string> _names = new();

    public override bool Exists(T item) => read(item) is not null;

    public override IEnumerable<string> Texts(T item) => read(item) is { } time ? [Name(time)] : [];

    public override void Count(T item, Dictionary<string, int> counts)
    {
        if (read(item) is { } time)
            Increment(counts, Name(time));
    }

    /// <summary>Of the last so many days or months, the first.</summary>
    public string FirstName(DateTime now)
        => Name(step == CalendarStep.Day ? now.AddDays(1 - Days) : Begin(now).AddMonths(1 - Months));

    private string Name(DateTime time) => _names.GetOrAdd(Begin(time), WireTime.Seconds);

    private DateTime Begin(DateTime time)
        => step == CalendarStep.Day ? time.Date : new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc);
}
