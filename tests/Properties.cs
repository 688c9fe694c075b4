using FsCheck;
using FsCheck.Fluent;

namespace CbResponse.Tests;

/// <summary>Checks that something holds for many random values. A failure shows the value and the seed that brings it back.</summary>
internal static class Properties
{
    public static void Hold<T>(Gen<T> values, Func<T, bool> property, int times)
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(times), Prop.ForAll(values.ToArbitrary(), property));
}
