using System.Management.Automation;

namespace CbResponse.PowerShell;

/// <summary>Gets sensors: all, those that filters select, or those of given hosts.</summary>
[Cmdlet(VerbsCommon.Get, "CbSensor", DefaultParameterSetName = ByFilter, SupportsPaging = true)]
[OutputType(typeof(Sensor))]
public sealed class GetCbSensor : SensorFilterCmdlet
{
    private const string ById = "Id";
    private const string ByObject = "InputObject";

    private readonly List<string> _names = [];
    private bool _hasInput;

    /// <summary>Names of hosts.</summary>
    [Parameter(Position = 0, ParameterSetName = ByFilter)]
    [Parameter(Mandatory = true, ParameterSetName = ByName, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("HostName", "ComputerName")]
    [ArgumentCompleter(typeof(SensorNameCompleter))]
    [SensorName]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Name { get; set; } = [];

    /// <summary>Numbers of sensors.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ById, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("SensorId")]
    [ValidateNotNullOrEmpty]
    public int[] Id { get; set; } = [];

    /// <summary>Sensors to read again, groups for their sensors, or processes and what was found of them for the hosts they ran on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ByObject, ValueFromPipeline = true)]
    [ValidateNotNull]
    public CbObject[] InputObject { get; set; } = [];

    private protected override void Process()
    {
        if (ParameterSetName is ById or ByObject && MyInvocation.BoundParameters.Keys.Any(name => name is "First" or "Skip" or "IncludeTotalCount"))
            ThrowInvalidArgument("-First, -Skip and -IncludeTotalCount belong to a list; here it is already said which sensors are meant.", null);
        _hasInput = true;
        _names.AddRange(Name);
        foreach (int id in Id)
            Get(id, ResolveSession());
        foreach (CbObject item in InputObject)
            Get(item);
    }

    private protected override void End()
    {
        // When nothing that came could be bound, all sensors are not what was meant.
        if (!_hasInput || ParameterSetName is ById or ByObject)
            return;
        CbSession session = ResolveSession();
        bool areLiteral = _names.Count > 0 && !_names.Exists(WildcardPattern.ContainsWildcardCharacters);
        if (areLiteral)
            LookUp(session);
        else
            Search(session);
    }

    private void Get(int id, CbSession session)
    {
        if (TryAwait(id, ct => session.Client.Sensors.GetAsync(id, Observer, ct), out Sensor sensor))
            WriteObject(sensor);
    }

    private void Get(CbObject item)
    {
        if (ResolveOwnSession(item) is not { } session)
            return;
        if (item is SensorGroup { Id: { } group })
            Write(session, new SensorSearch { GroupId = group }, group);
        else if (SensorInput.IdOf(item) is { } id)
            Get(id, session);
        else
            WriteError(ErrorRecords.NoSensor(item));
    }

    private void LookUp(CbSession session)
    {
        if (BuildSearch(session, null, SearchRange.All) is not { } filter || FindNamed(session) is not { } found)
            return;
        List<Sensor> sensors = [.. _names.SelectMany(name => found[name]).GroupBy(sensor => sensor.Id).Select(same => same.First()).Where(filter.IsMatch)];
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount((ulong)sensors.Count, 1.0));
        SearchRange range = PagingParameters.ToRange(null);
        int skip = (int)Math.Min(range.Skip, sensors.Count);
        WriteObject(sensors.GetRange(skip, (int)Math.Min(range.First ?? sensors.Count, sensors.Count - skip)), enumerateCollection: true);
        foreach (string name in _names.Distinct(StringComparer.OrdinalIgnoreCase).Where(name => !found.Contains(name)))
            WriteError(ErrorRecords.NotFound($"{session.Uri.Authority} knows no sensor of a host '{name}', or you may not see it.", name));
    }

    /// <summary>The sensors of the names; null after an error of each.</summary>
    private ILookup<string, Sensor>? FindNamed(CbSession session)
    {
        try
        {
            return Await(ct => session.Client.Sensors.FindAsync(_names, Observer, ct));
        }
        catch (CbException e)
        {
            _names.ForEach(name => Report(e, name));
            return null;
        }
    }

    private void Search(CbSession session)
    {
        SensorNames names = new(_names);
        if (BuildSearch(session, names.Condition, PagingParameters.ToRange(null)) is not { } search)
            return;
        SensorClient sensors = session.Client.Sensors;
        long? total = null;
        if (PagingParameters.IncludeTotalCount && !TryAwait(null, ct => sensors.CountAsync(search, Observer, ct), out total))
            return;
        if (PagingParameters.IncludeTotalCount)
            WriteObject(PagingParameters.NewTotalCount((ulong)(total ?? 0), total is null ? 0 : 1.0));
        Write(session, search, null);

        // A name is missing only when all sensors were looked at, and none was left out for another reason.
        bool areAll = search is { Range: { First: null, Skip: 0 }, GroupId: null, ActiveWithinDays: null, IPAddressPart: null };
        foreach (string name in areAll ? names.Missing : [])
            WriteError(ErrorRecords.NotFound($"{session.Uri.Authority} knows no sensor of a host '{name}', or you may not see it.", name));
    }

    private void Write(CbSession session, SensorSearch search, object? target)
        => WriteBatches(session.Client.Sensors.SearchBatchesAsync(search, Observer, StopToken), "Listing sensors", target, static _ => { });
}
