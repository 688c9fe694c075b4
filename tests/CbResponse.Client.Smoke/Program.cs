using System.Reflection;
using CbResponse.Smoke;

if (args.Length != 2)
{
    Console.Error.WriteLine("Usage: CbResponse.Client.Smoke URL TOKEN");
    return 2;
}

// As the module does it in Windows PowerShell: whatever version is asked for, the file beside this one answers.
AppDomain.CurrentDomain.AssemblyResolve += (_, wanted) =>
{
    string file = Path.Combine(AppDomain.CurrentDomain.BaseDirectory, new AssemblyName(wanted.Name).Name + ".dll");
    return File.Exists(file) ? Assembly.LoadFrom(file) : null;
};
await Walk.RunAsync(url: args[0], token: args[1]);
return 0;
