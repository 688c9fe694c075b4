using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace CbResponse;

/// <summary>
/// Protects a token with Windows' own data protection (DPAPI), called directly: the managed wrapper is a package on .NET,
/// and nothing third-party is loaded into the session.
/// </summary>
internal static class DataProtection
{
    private const string Prefix = "dpapi:";
    private const uint NoUserInterface = 0x1;
    private const uint LocalMachine = 0x4;

    public static bool IsProtected(string stored) => stored.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="CbCredentialException">This is not Windows, or Windows refuses.</exception>
    public static string Protect(string secret, DataProtectionScope scope)
    {
        uint flags = NoUserInterface | (scope == DataProtectionScope.Machine ? LocalMachine : 0);
        return Prefix + Convert.ToBase64String(Run(Encoding.UTF8.GetBytes(secret), flags, protect: true));
    }

    /// <exception cref="CbCredentialException">This is not Windows, or not the user or machine of the token.</exception>
    public static string Unprotect(string stored)
    {
        try
        {
            byte[] blob = Convert.FromBase64String(stored.Substring(Prefix.Length));
            return Encoding.UTF8.GetString(Run(blob, NoUserInterface, protect: false));
        }
        catch (FormatException e)
        {
            throw new CbCredentialException("The protected token is damaged: it is not in base 64.", inner: e);
        }
    }

    private static byte[] Run(byte[] input, uint flags, bool protect)
    {
#if NET8_0_OR_GREATER
        bool isWindows = OperatingSystem.IsWindows();
#else
        bool isWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);
#endif
        if (!isWindows)
            throw new CbCredentialException("Only Windows can protect a token or read a protected one (DPAPI).");
        GCHandle pin = GCHandle.Alloc(input, GCHandleType.Pinned);
        try
        {
            DataBlob source = new() { Size = input.Length, Data = pin.AddrOfPinnedObject() };
            bool done = protect
                ? NativeMethods.CryptProtectData(ref source, null, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, flags, out DataBlob result)
                : NativeMethods.CryptUnprotectData(ref source, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, IntPtr.Zero, flags, out result);
            if (!done)
            {
                Win32Exception cause = new(Marshal.GetLastWin32Error());
                throw new CbCredentialException($"Windows could not {(protect ? "protect" : "read")} the token: {cause.Message}", inner: cause);
            }

            return Take(result);
        }
        finally
        {
            pin.Free();
            Array.Clear(input, 0, input.Length);
        }
    }

    private static byte[] Take(DataBlob blob)
    {
        try
        {
            byte[] output = new byte[blob.Size];
            Marshal.Copy(blob.Data, output, 0, output.Length);
            return output;
        }
        finally
        {
            NativeMethods.LocalFree(blob.Data);
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct DataBlob
    {
        public int Size;
        public IntPtr Data;
    }

    private static class NativeMethods
    {
        [DllImport("crypt32.dll", SetLastError = true, CharSet = CharSet.Unicode)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CryptProtectData(
            ref DataBlob source, string? description, IntPtr entropy, IntPtr reserved, IntPtr prompt, uint flags, out DataBlob result);

        [DllImport("crypt32.dll", SetLastError = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CryptUnprotectData(
            ref DataBlob source, IntPtr description, IntPtr entropy, IntPtr reserved, IntPtr prompt, uint flags, out DataBlob result);

        [DllImport("kernel32.dll")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
