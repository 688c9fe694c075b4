#if NETFRAMEWORK
using System.Management.Automation;
using System.Reflection;

namespace CbResponse.PowerShell;

/// <summary>
/// Windows PowerShell has no binding redirects of ours: a request for an older version of an assembly that lies beside the module is
/// answered with that file. Answers for nothing else.
/// </summary>
public sealed class DesktopAssemblies : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    private static readonly string Folder = Path.GetDirectoryName(typeof(DesktopAssemblies).Assembly.Location)!;

    /// <inheritdoc/>
    public void OnImport() => AppDomain.CurrentDomain.AssemblyResolve += Resolve;

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo) => AppDomain.CurrentDomain.AssemblyResolve -= Resolve;

    private static Assembly? Resolve(object sender, ResolveEventArgs arguments)
    {
        string file = Path.Combine(Folder, new AssemblyName(arguments.Name).Name + ".dll");
        return File.Exists(file) ? Assembly.LoadFrom(file) : null;
    }
}
#endif
