using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets where a process came from and what came of it.</summary>
[Cmdlet(VerbsCommon.Get, "CbProcessTree", DefaultParameterSetName = ByObject)]
[OutputType(typeof(ProcessTreeNode))]
public sealed class GetCbProcessTree : WholeProcessCmdlet
{
    /// <summary>The processes from which it came, up to the oldest known.</summary>
    [Parameter]
    public SwitchParameter Ancestors { get; set; }

    /// <summary>The processes that it started, that those started, and so on.</summary>
    [Parameter]
    public SwitchParameter Descendants { get; set; }

    /// <summary>The other children of its parent.</summary>
    [Parameter]
    public SwitchParameter Siblings { get; set; }

    /// <summary>How many generations to go up and down. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? Depth { get; set; }

    /// <summary>How many processes a tree holds at most, the nearest ones. Default: all.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxNodes { get; set; }

    private protected override void Handle(CbSession session, ProcessId id, CbResponse.Process? known, string target)
    {
        bool isEither = Ancestors || Descendants;
        ProcessTreeScope scope = new()
        {
            Ancestors = Ancestors || !isEither,
            Descendants = Descendants || !isEither,
            Siblings = Siblings,
            Depth = Depth,
            MaxNodes = MaxNodes,
        };
        try
        {
            Stream(session.Client.Trees.ReadAsync(id, scope, known, Observer, StopToken), "Reading the process tree", WriteObject);
        }
        catch (CbException e)
        {
            Report(e, target);
        }
    }
}
