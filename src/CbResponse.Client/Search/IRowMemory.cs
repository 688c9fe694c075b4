namespace CbResponse;

/// <summary>Remembers which rows of a search have come.</summary>
internal interface IRowMemory<T>
{
    /// <summary>Whether pages may bring rows again in the course of things, so that they are no sign of a server that goes in circles.</summary>
    bool ExpectsRepeats { get; }

    /// <summary>A page begins.</summary>
    void BeginPage();

    /// <summary>Remembers a row. True when a page before has brought it already.</summary>
    bool IsRepeat(T row, string identity);
}
