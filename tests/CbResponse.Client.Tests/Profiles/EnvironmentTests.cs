namespace CbResponse.Client.Tests;

/// <summary>The environment is the process's: these tests run one after the other, and put back what they change.</summary>
[Collection(nameof(EnvironmentTests))]
[CollectionDefinition(nameof(EnvironmentTests), DisableParallelization = true)]
public sealed class EnvironmentTests : IDisposable
{
    private static readonly string[] Names = ["CBAPI_URL", "CBAPI_TOKEN", "CBAPI_SSL_VERIFY", "HOME"];

    private readonly string?[] _before = [.. Names.Select(Environment.GetEnvironmentVariable)];

    public void Dispose()
    {
        for (int i = 0; i < Names.Length; i++)
            Environment.SetEnvironmentVariable(Names[i], _before[i]);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("False", false)]
    [InlineData("0", false)]
    [InlineData("1", true)]
    [InlineData("text", true)]
    public void Address_and_token_of_the_environment_make_a_profile(string? verify, bool isVerified)
    {
        Set("https://env.example", Session.Secret, verify);

        CredentialProfile profile = CredentialStore.FromEnvironment()!;

        Assert.Equal(("environment", "https://env.example", isVerified), (profile.Name, profile.Url, profile.VerifyCertificate));
        Assert.Equal(Session.Secret, profile.ToOptions().Token.RevealForStorage());
        Assert.Equal(["the environment variables CBAPI_URL and CBAPI_TOKEN"], profile.Sources);
    }

    [Theory]
    [InlineData("https://env.example", null)]
    [InlineData(null, "token")]
    [InlineData("https://env.example", "")]
    [InlineData(null, null)]
    public void One_of_the_two_alone_makes_none(string? url, string? token)
    {
        Set(url, token, null);

        Assert.Null(CredentialStore.FromEnvironment());
    }

    [Fact]
    public void The_users_file_is_where_home_points()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has another variable.");
        Environment.SetEnvironmentVariable("HOME", "/somewhere/else");

        Assert.Equal("/somewhere/else/.carbonblack/credentials.response", CredentialStore.UserFile);
    }

    private static void Set(string? url, string? token, string? verify)
    {
        Environment.SetEnvironmentVariable("CBAPI_URL", url);
        Environment.SetEnvironmentVariable("CBAPI_TOKEN", token);
        Environment.SetEnvironmentVariable("CBAPI_SSL_VERIFY", verify);
    }
}
