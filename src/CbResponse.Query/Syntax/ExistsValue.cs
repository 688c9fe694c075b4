namespace CbResponse.Query;

/// <summary><c>*</c> alone: the field is present.</summary>
public sealed record ExistsValue : QueryValue;
