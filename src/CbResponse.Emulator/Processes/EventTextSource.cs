namespace CbResponse.Emulator;

/// <summary>A field of a process document that is read from its events.</summary>
internal sealed class EventTextSource : TextSource<ProcessDocument>
{
    private readonly EventField _field;

    public EventTextSource(EventField field)
    {
        _field = field;
        Cost = FieldCost.High;
    }

    public override bool Exists(ProcessDocument item) => EventTexts.Of(item, _field).Any();

    public override bool Any(ProcessDocument item, TextMatcher matcher) => item.AnyText(_field, matcher);

    public override IEnumerable<string> Texts(ProcessDocument item) => EventTexts.Of(item, _field).Distinct();
}
