using System.Collections.Concurrent;

namespace CbResponse.Emulator;

/// <summary>A condition that is asked once for each record, however many documents lead to it.</summary>
internal sealed class RememberingCondition<T>(Condition<T> inner) : Condition<T>
    where T : class
{
    private readonly ConcurrentDictionary<T, bool> _known = new(ReferenceEqualityComparer.Instance);

    public override FieldCost Cost => inner.Cost;

    public override bool Matches(T item) => _known.TryGetValue(item, out bool known) ? known : _known.GetOrAdd(item, inner.Matches);
}
