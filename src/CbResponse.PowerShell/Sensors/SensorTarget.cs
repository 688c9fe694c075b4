namespace CbResponse.PowerShell;

/// <summary>A sensor that is to be changed.</summary>
/// <param name="Session">Whose sensor it is.</param>
/// <param name="Id">Its number; null while only the name is known.</param>
/// <param name="Name">The name of its host; null when the number is known.</param>
/// <param name="Input">The sensor as it was named, for error records.</param>
/// <param name="Change">What is to change.</param>
internal sealed record SensorTarget(CbSession Session, int? Id, string? Name, object Input, SensorChange Change);
