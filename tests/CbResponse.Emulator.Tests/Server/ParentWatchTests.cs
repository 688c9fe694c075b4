namespace CbResponse.Emulator.Tests;

public sealed class ParentWatchTests
{
    [Fact]
    public async Task What_the_parent_writes_is_ignored_until_it_closes_the_stream()
    {
        using MemoryStream input = new(new byte[1_000]);
        await ParentWatch.WaitForEndAsync(input);
        Assert.Equal(input.Length, input.Position);
    }
}
