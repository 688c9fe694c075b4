using CbResponse.Packaging;

if (args is not [var module, var output] || !Directory.Exists(module))
{
    Console.Error.WriteLine("Usage: dotnet run --project packaging -- MODULE OUTPUT, with the folder of the staged module and the folder to write to.");
    return 2;
}

try
{
    foreach (string made in new Release(module, output).Make())
        Console.WriteLine(made);
    return 0;
}
catch (InvalidDataException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}
