using System.Management.Automation;

namespace CbResponse.PowerShell.Joins;

/// <summary>
/// The failure of a lazy property. PowerShell takes most exceptions of a getter for "no value"; of a method's it makes an error, and an
/// answer that could not be had must not look like one that is empty.
/// </summary>
internal sealed class JoinException : MethodException
{
    private readonly ErrorRecord? _record;

    public JoinException()
    {
    }

    public JoinException(string message)
        : base(message)
    {
    }

    public JoinException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public JoinException(CbException failure, object? target)
        : base(ErrorRecords.From(failure, target).ErrorDetails.Message, failure)
    {
        _record = ErrorRecords.From(failure, target);
    }

    /// <summary>The same record as a cmdlet would write. Always the same one: the engine notes in it where it happened.</summary>
    public override ErrorRecord ErrorRecord => _record ?? base.ErrorRecord;
}
