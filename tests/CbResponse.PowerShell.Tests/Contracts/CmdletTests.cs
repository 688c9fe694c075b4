using System.Reflection;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>What every cmdlet promises by its declaration, in either build.</summary>
public sealed class CmdletTests
{
    private const int MostSets = 3;
    private const int LastPosition = 2;
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>What Get-Verb lists in Windows PowerShell 5.1 and in PowerShell 7 alike.</summary>
    private static readonly string[] ApprovedVerbs = [.. """
        Add Clear Close Copy Enter Exit Find Format Get Hide Join Lock Move New Open Optimize Pop Push Redo Remove Rename Reset Resize Search Select Set Show
        Skip Split Step Switch Undo Unlock Watch Backup Checkpoint Compare Compress Convert ConvertFrom ConvertTo Dismount Edit Expand Export Group Import
        Initialize Limit Merge Mount Out Publish Restore Save Sync Unpublish Update Debug Measure Ping Repair Resolve Test Trace Approve Assert Complete
        Confirm Deny Disable Enable Install Invoke Register Request Restart Resume Start Stop Submit Suspend Uninstall Unregister Wait Connect Disconnect Read
        Receive Send Write Block Grant Protect Revoke Unblock Unprotect Use
        """.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The cmdlets that change something, and how loud they ask: High for what cannot be had back.</summary>
    private static readonly Dictionary<string, string> Changing = new()
    {
        ["Dismount-CbPartition"] = "Medium",
        ["Invoke-CbApi"] = "Medium",
        ["Mount-CbPartition"] = "Medium",
        ["New-CbBannedHash"] = "High",
        ["New-CbPartition"] = "High",
        ["New-CbSensorGroup"] = "Medium",
        ["New-CbSite"] = "Medium",
        ["New-CbFeed"] = "Medium",
        ["New-CbFeedAction"] = "Medium",
        ["New-CbWatchlist"] = "Medium",
        ["New-CbTeam"] = "Medium",
        ["New-CbUser"] = "Medium",
        ["Remove-CbBannedHash"] = "High",
        ["Remove-CbFeed"] = "High",
        ["Remove-CbFeedAction"] = "High",
        ["Remove-CbWatchlist"] = "High",
        ["Remove-CbProfile"] = "High",
        ["Remove-CbSensorGroup"] = "High",
        ["Remove-CbSite"] = "High",
        ["Restart-CbSensor"] = "Medium",
        ["New-CbApprovedAddress"] = "High",
        ["New-CbDataSharing"] = "High",
        ["New-CbIngressFilter"] = "High",
        ["Remove-CbDataSharing"] = "High",
        ["Remove-CbIngressFilter"] = "High",
        ["Set-CbFeedAction"] = "Medium",
        ["Set-CbIngressFilter"] = "High",
        ["New-CbTaggedEvent"] = "Medium",
        ["Remove-CbPartition"] = "High",
        ["Remove-CbTaggedEvent"] = "High",
        ["Remove-CbTeam"] = "High",
        ["Remove-CbUser"] = "High",
        ["Save-CbBinaryFile"] = "Low",
        ["Save-CbBinaryIcon"] = "Low",
        ["Save-CbProcessReport"] = "Low",
        ["Save-CbSensorInstaller"] = "Low",
        ["Set-CbAlertStatus"] = "High",
        ["Set-CbBannedHash"] = "High",
        ["Set-CbFeed"] = "Medium",
        ["Set-CbThreatReport"] = "High",
        ["Set-CbProfile"] = "Medium",
        ["Set-CbSensorGroup"] = "High",
        ["Set-CbSite"] = "Medium",
        ["Set-CbSensor"] = "Medium",
        ["Set-CbSensorIsolation"] = "High",
        ["Sync-CbSensor"] = "Medium",
        ["Uninstall-CbSensor"] = "High",
        ["Set-CbWatchlist"] = "Medium",
        ["Set-CbWatchlistAction"] = "Medium",
        ["Sync-CbFeed"] = "Low",
        ["Set-CbLicense"] = "High",
        ["Set-CbPlatformServer"] = "High",
        ["Set-CbTaggedEvent"] = "Medium",
        ["Set-CbTeam"] = "High",
        ["Set-CbUser"] = "Medium",
    };

    /// <summary>Cmdlets that make a session, list sessions, look at files only, or know queries without a server.</summary>
    private static readonly string[] WithoutSession =
    [
        "Connect-CbServer", "Get-CbProfile", "Get-CbQueryField", "Get-CbSession", "New-CbQuery", "Remove-CbProfile", "Set-CbProfile", "Test-CbQuery",
    ];

    /// <summary>
    /// Testing the way to a server takes all that connecting takes, and a session besides. Processes are found by a search, an
    /// identifier, an object or a link. Sensors are found by filters, a number, an object, or names that a pipeline brings: the default
    /// set can take no names from it, since objects of ours have names of hosts too.
    /// </summary>
    private static readonly Dictionary<string, int> MoreSets = new() { ["Get-CbProcess"] = 4, ["Get-CbSensor"] = 4, ["Test-CbConnection"] = 4 };

    public static TheoryData<string, string> Cmdlets
        => [.. new[] { StagedBuild.Core, StagedBuild.Desktop }.SelectMany(build => build.Cmdlets.Select(cmdlet => (build.Name, cmdlet.Name)))];

    [Fact]
    public void Both_builds_have_the_same_cmdlets()
        => Assert.Equal(StagedBuild.Core.Cmdlets.Select(Describe), StagedBuild.Desktop.Cmdlets.Select(Describe));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_name_is_an_approved_verb_and_a_singular_noun_of_ours(string build, string name)
    {
        CmdletShape cmdlet = Find(build, name);
        Assert.Contains(cmdlet.Verb, ApprovedVerbs);
        Assert.Matches("^Cb[A-Z][A-Za-z0-9]+$", cmdlet.Noun);
        Assert.True(!cmdlet.Noun.EndsWith('s') || cmdlet.Noun.EndsWith("ss", StringComparison.Ordinal) || cmdlet.Noun.EndsWith("Status", StringComparison.Ordinal)
            || cmdlet.Noun.EndsWith("Statistics", StringComparison.Ordinal), $"{cmdlet.Noun} is a plural.");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_class_is_sealed_and_found_by_the_name_of_its_cmdlet(string build, string name)
    {
        CmdletShape cmdlet = Find(build, name);
        Assert.Equal(cmdlet.Verb + cmdlet.Noun, cmdlet.Class.Name);
        Assert.True(cmdlet.Class is { IsSealed: true, IsPublic: true });
        Assert.Single(Repository.Sources("src", "CbResponse.PowerShell"), file => Path.GetFileName(file) == cmdlet.Class.Name + ".cs");
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_cmdlet_says_what_it_writes(string build, string name) => Assert.NotEmpty(Find(build, name).Outputs);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Exactly_the_cmdlets_that_change_something_ask_first(string build, string name)
        => Assert.Equal(Changing.GetValueOrDefault(name), Find(build, name).ConfirmImpact);

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Exactly_the_cmdlets_that_work_with_a_session_take_one(string build, string name)
        => Assert.Equal(!WithoutSession.Contains(name), Find(build, name).Parameters.Any(parameter => parameter.Name == "Session"));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parameter_sets_are_few(string build, string name)
    {
        CmdletShape cmdlet = Find(build, name);
        Assert.InRange(cmdlet.Sets.Count(), 1, MoreSets.GetValueOrDefault(name, MostSets));
        Assert.Contains(cmdlet.DefaultSet, cmdlet.Sets);
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Positions_of_a_set_follow_each_other_and_are_few(string build, string name)
    {
        CmdletShape cmdlet = Find(build, name);
        foreach (string set in cmdlet.Sets)
        {
            int[] positions = [.. cmdlet.InSet(set)
                .Select(parameter => parameter.Uses.First(use => use.Set == set || use.Set == ParameterUse.AllSets).Position).OfType<int>().Order()];
            Assert.Equal(Enumerable.Range(0, positions.Length), positions);
            Assert.InRange(positions.LastOrDefault(), 0, LastPosition);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void A_set_tells_the_objects_of_the_pipeline_apart_by_our_own_types(string build, string name)
    {
        CmdletShape cmdlet = Find(build, name);
        Assert.All(cmdlet.Sets, set =>
        {
            string[] types =
            [
                .. cmdlet.InSet(set)
                    .Where(parameter => parameter.Uses.Any(use => (use.Set == set || use.Set == ParameterUse.AllSets) && use.FromPipeline))
                    .Select(parameter => parameter.Type),
            ];
            Assert.Equal(types.Distinct(), types);
            Assert.True(types.Length < 2 || types.All(type => type.StartsWith("CbResponse.", StringComparison.Ordinal)), string.Join(", ", types));
        });
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Parameters_are_properties_that_can_be_set(string build, string name)
    {
        Type type = Find(build, name).Class;
        Assert.All(type.GetProperties().Where(IsParameter), property => Assert.True(property.GetMethod is { IsPublic: true } && property.SetMethod is { IsPublic: true }));
        for (Type? current = type; current?.Namespace?.StartsWith("CbResponse", StringComparison.Ordinal) == true; current = current.BaseType)
        {
            Assert.DoesNotContain(current.GetFields(Declared), field => IsParameter(field) || field is { IsPublic: true, IsLiteral: false });
            Assert.DoesNotContain(current.GetProperties(Declared), property => IsParameter(property) && property.GetMethod?.IsPublic != true);
        }
    }

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Secrets_are_no_texts(string build, string name)
        => Assert.All(
            Find(build, name).Parameters.Where(parameter => parameter.Name.Contains("Token", StringComparison.Ordinal) || parameter.Name.Contains("Password", StringComparison.Ordinal)
                || parameter.Name.EndsWith("Credential", StringComparison.Ordinal)),
            parameter => Assert.Contains(parameter.Type, (string[])["System.Security.SecureString", "System.Management.Automation.PSCredential"]));

    [Theory]
    [MemberData(nameof(Cmdlets))]
    public void Only_the_base_class_meets_the_engine(string build, string name)
    {
        string[] methods = ["BeginProcessing", "ProcessRecord", "EndProcessing", "StopProcessing"];
        List<string> bases = [];
        for (Type? current = Find(build, name).Class; current?.Namespace == "CbResponse.PowerShell"; current = current.BaseType)
        {
            bases.Add(current.Name);
            foreach (MethodInfo method in current.GetMethods(Declared).Where(method => methods.Contains(method.Name)))
                Assert.True(current.Name == "CbCmdlet" && method.IsFinal, $"{current.Name} has {method.Name}, which belongs into CbCmdlet, sealed.");
        }

        Assert.Equal("CbCmdlet", bases[^1]);
    }

    [Theory]
    [InlineData("core")]
    [InlineData("desktop")]
    public void A_query_is_built_of_the_filters_that_find_processes(string build)
    {
        CmdletShape search = Find(build, "Get-CbProcess");
        IReadOnlyList<ParameterShape> criteria = Find(build, "New-CbQuery").Parameters;
        string[] filters = [.. search.Class.BaseType!.BaseType!.GetProperties(Declared).Where(IsParameter).Select(property => property.Name).Where(name => name != "Query")];
        Assert.Contains("ProcessName", filters);
        Assert.All(filters, name =>
        {
            ParameterShape filter = search.Parameters.Single(parameter => parameter.Name == name);
            ParameterShape criterion = Assert.Single(criteria, parameter => parameter.Name == name);
            Assert.Contains(criterion.Uses, use => use.Set is "Process" or ParameterUse.AllSets);
            Assert.Equal((filter with { Uses = [] }).ToString(), (criterion with { Uses = [] }).ToString());
        });
    }

    [Fact]
    public void The_base_class_seals_all_that_the_engine_calls()
        => Assert.Equal(
            ["BeginProcessing", "EndProcessing", "ProcessRecord", "StopProcessing"],
            StagedBuild.Core.Load("CbResponse.PowerShell").GetType("CbResponse.PowerShell.CbCmdlet")!.GetMethods(Declared)
                .Where(method => method is { IsFinal: true, IsVirtual: true } && method.Name.Contains("Process", StringComparison.Ordinal)).Select(method => method.Name).Order(StringComparer.Ordinal));

    private static CmdletShape Find(string build, string name) => StagedBuild.Of(build).Cmdlets.Single(cmdlet => cmdlet.Name == name);

    private static bool IsParameter(MemberInfo member)
        => member.GetCustomAttributesData().Any(attribute => attribute.AttributeType.FullName == "System.Management.Automation.ParameterAttribute");

    private static string Describe(CmdletShape cmdlet) => string.Join(
        '\n',
        (string[])[cmdlet.Name, cmdlet.DefaultSet, $"{cmdlet.ConfirmImpact}", .. cmdlet.Outputs.Select(type => type.FullName!),
            .. cmdlet.Parameters.Select(parameter => parameter.ToString()).Order(StringComparer.Ordinal)]);
}
