using System.Reflection;
using CbResponse.PowerShell.Tests.Shapes;

namespace CbResponse.PowerShell.Tests.Contracts;

/// <summary>What every part of the client promises to those who build on it.</summary>
public sealed class ClientTests
{
    private static readonly string[] Awaitable = ["Task", "Task`1", "ValueTask", "ValueTask`1", "IAsyncEnumerable`1"];

    private static IEnumerable<Type> PublicTypes => StagedBuild.Core.Load("CbResponse.Client").GetExportedTypes();

    [Fact]
    public void Every_call_can_be_cancelled()
    {
        MethodInfo[] calls = [.. PublicTypes.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => Awaitable.Contains(method.ReturnType.Name) && method.Name != "DisposeAsync")];
        Assert.NotEmpty(calls);
        Assert.All(calls, call =>
        {
            Assert.EndsWith("Async", call.Name);
            Assert.True(call.GetParameters().LastOrDefault()?.ParameterType.FullName == "System.Threading.CancellationToken", $"{call.DeclaringType!.Name}.{call.Name}");
        });
    }

    [Fact]
    public void No_property_is_a_secret_in_plain_text()
        => Assert.DoesNotContain(
            PublicTypes.Concat(StagedBuild.Core.Load("CbResponse.PowerShell").GetExportedTypes()).SelectMany(type => type.GetProperties()),
            property => property.PropertyType.Name == "String"
                && (property.Name.Contains("Token", StringComparison.Ordinal) || property.Name.Contains("Password", StringComparison.Ordinal) || property.Name.Contains("Secret", StringComparison.Ordinal)));

    [Fact]
    public void No_type_shows_fields()
        => Assert.DoesNotContain(
            PublicTypes.Where(type => !type.IsEnum).SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)),
            field => field is { IsLiteral: false, IsInitOnly: false });

    [Fact]
    public void Every_kind_of_failure_has_its_error_record()
    {
        string table = Repository.Read("src", "CbResponse.PowerShell", "Errors", "ErrorRecords.cs");
        IEnumerable<string> kinds = PublicTypes.Single(type => type.Name == "CbErrorKind").GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name);
        Assert.All(kinds, kind => Assert.Matches($@"CbErrorKind\.{kind}\b[^;]*=> \(""Cb", table));
    }
}
