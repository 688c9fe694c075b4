namespace CbResponse;

/// <summary>A process in a tree of processes.</summary>
public sealed class ProcessTreeNode : CbObject
{
    private readonly List<ProcessTreeNode> _children = [];
    private ProcessTreeNode? _parent;

    internal ProcessTreeNode(Process process, int depth, ProcessNodeState state)
    {
        Process = process;
        Depth = depth;
        State = state;
        Client = process.Client;
    }

    /// <summary>Identifier of the process; null when the server names a child without one.</summary>
    public string? Id => Process.Id;

    /// <summary>Generations below the process that was asked for, which has 0. Ancestors have negative numbers.</summary>
    public int Depth { get; }

    /// <summary>Whether this is the process that was asked for.</summary>
    public bool IsTarget { get; internal set; }

    /// <summary>What the server has of the process.</summary>
    public ProcessNodeState State { get; internal set; }

    /// <summary>File name of the program.</summary>
    public string? ProcessName => Process.ProcessName;

    /// <summary>Process number.</summary>
    public int? Pid => Process.Pid;

    /// <summary>When the process started, by the endpoint's clock, UTC.</summary>
    public DateTime? Start => Process.Start;

    /// <summary>User of the process.</summary>
    public string? UserName => Process.UserName;

    /// <summary>Name of the host. All processes of a tree ran on it.</summary>
    public string? HostName => Process.HostName ?? _parent?.HostName;

    /// <summary>Command line; that of the program alone where none was recorded.</summary>
    public string? CommandLine => Process.CommandLine is { Length: > 0 } line ? line : Process.Path;

    /// <summary>Identifier of the process above in the tree; null at the top.</summary>
    public string? ParentId => _parent?.Id;

    /// <summary>The processes below in the tree, in the order of their start.</summary>
    public IReadOnlyList<ProcessTreeNode> Children => _children;

    /// <summary>Whether the process has children, or may have, that the tree does not hold: a limit ended the walk, or they could not be read.</summary>
    public bool IsCut { get; internal set; }

    /// <summary>The document of the process, or what its relatives say of it: see <see cref="State"/>.</summary>
    public Process Process { get; internal set; }

    /// <summary>Why the children could not be read; null when they were.</summary>
    internal string? Failure { get; set; }

    /// <summary>The process above in the tree; null at the top.</summary>
    public ProcessTreeNode? GetParent() => _parent;

    /// <summary>Name and process number.</summary>
    public override string ToString() => FormattableString.Invariant($"{ProcessName ?? "?"} ({(object?)Pid ?? "?"})");

    /// <summary>Puts a node below this one, where its start belongs.</summary>
    internal void Adopt(ProcessTreeNode child)
    {
        child._parent = this;
        int place = _children.Count;
        while (place > 0 && _children[place - 1].Start > child.Start)
            place--;
        _children.Insert(place, child);
    }

    /// <summary>This node and all below it, each before its children. Not by recursion: a chain may be longer than the stack.</summary>
    internal IEnumerable<ProcessTreeNode> Walk()
    {
        Stack<ProcessTreeNode> waiting = new();
        waiting.Push(this);
        while (waiting.Count > 0)
        {
            ProcessTreeNode node = waiting.Pop();
            yield return node;
            for (int i = node._children.Count - 1; i >= 0; i--)
                waiting.Push(node._children[i]);
        }
    }
}
