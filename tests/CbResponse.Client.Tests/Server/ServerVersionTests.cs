namespace CbResponse.Client.Tests;

public sealed class ServerVersionTests
{
    [Theory]
    [InlineData("5.2.0.161004.1206", 5, 2)]
    [InlineData("5.1.0-3", 5, 1)]
    [InlineData("7", 7, 0)]
    [InlineData(" 7.6.0-1 \n", 7, 6)]
    [InlineData("7.6rc1", 7, 0)]
    [InlineData("7.6.99999999999", 7, 6)]
    public void A_version_is_read_by_its_numbers(string text, int major, int minor)
    {
        ServerVersion version = ServerVersion.Parse(text)!;

        Assert.Equal((major, minor), (version.Major, version.Minor));
        Assert.Equal(text.Trim(), version.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("v7.6")]
    [InlineData("unknown")]
    [InlineData("-1")]
    public void What_begins_with_no_number_is_no_version(string? text)
        => Assert.Null(ServerVersion.Parse(text));

    [Theory]
    [InlineData("5.2.0", "5.10.0")]
    [InlineData("5.1.0-2", "5.1.0-3")]
    [InlineData("6.2", "6.2.0.1")]
    [InlineData("7.6.0.200101", "7.6.0.210101")]
    public void Versions_are_ordered_number_by_number(string earlier, string later)
    {
        ServerVersion left = ServerVersion.Parse(earlier)!;
        ServerVersion right = ServerVersion.Parse(later)!;

        Assert.True(left < right && left <= right && right > left && right >= left && left != right);
        Assert.True(left.CompareTo(null) > 0);
    }

    [Fact]
    public void Missing_numbers_are_zeros()
    {
        ServerVersion left = ServerVersion.Parse("7.6")!;
        ServerVersion right = ServerVersion.Parse("7.6.0.0")!;

        Assert.True(left == right && left.Equals((object)right));
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.False(left == null);
    }

    [Theory]
    [InlineData("6.0.0", 6, 0, true)]
    [InlineData("5.9.9", 6, 0, false)]
    [InlineData("7.2", 7, 3, false)]
    [InlineData("8.0", 7, 3, true)]
    public void A_version_knows_whether_it_is_new_enough(string text, int major, int minor, bool isAtLeast)
        => Assert.Equal(isAtLeast, ServerVersion.Parse(text)!.IsAtLeast(major, minor));
}
