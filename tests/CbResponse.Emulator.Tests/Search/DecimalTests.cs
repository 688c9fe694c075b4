namespace CbResponse.Emulator.Tests;

public sealed class DecimalTests
{
    [Fact]
    public void The_order_is_that_of_the_numbers_on_both_sides_of_zero()
    {
        DecimalSource<double?> source = new(value => value);
        double?[] ordered = [null, double.MinValue, -100, -2.5, -0.25, 0, double.Epsilon, 0.5, 7, 60.75, double.MaxValue];
        Assert.Equal(ordered, ordered.Reverse().OrderBy(value => source.SortNumber(value)!.Value));
        Assert.Equal(source.SortNumber(0.0), source.SortNumber(-0.0));
    }
}
