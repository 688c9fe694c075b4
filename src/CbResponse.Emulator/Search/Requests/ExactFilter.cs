namespace CbResponse.Emulator;

/// <summary><c>cb.fq.field</c>: the field has one of the values, whole.</summary>
internal sealed record ExactFilter(string Field, IReadOnlyList<string> Values);
