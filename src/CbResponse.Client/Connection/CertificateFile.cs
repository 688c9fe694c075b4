using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CbResponse;

/// <summary>Reads the certificates of a PEM bundle or a DER file.</summary>
internal static class CertificateFile
{
    private const string Begin = "-----BEGIN CERTIFICATE-----";
    private const string End = "-----END CERTIFICATE-----";

    public static X509Certificate2Collection Read(string path)
    {
        byte[] content;
        try
        {
            content = File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new CbCredentialException($"The certificate file '{path}' cannot be read: {e.Message}", path: path, inner: e);
        }

        try
        {
            X509Certificate2Collection certificates = [];
            foreach (byte[] certificate in Split(content))
            {
                // Of no bytes an object is made that only fails when it is used.
                if (certificate.Length == 0)
                    throw new FormatException("there is nothing in it.");
                certificates.Add(new X509Certificate2(certificate));
            }

            return certificates;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or ArgumentException)
        {
            throw new CbCredentialException(
                $"The certificate file '{path}' holds no certificate in PEM or DER form: {e.Message}", path: path, inner: e);
        }
    }

    private static List<byte[]> Split(byte[] content)
    {
        string text = Encoding.ASCII.GetString(content);
        List<byte[]> certificates = [];
        int start = text.IndexOf(Begin, StringComparison.Ordinal);
        while (start >= 0)
        {
            int body = start + Begin.Length;
            int end = text.IndexOf(End, body, StringComparison.Ordinal);
            if (end < 0)
                throw new FormatException("a certificate has a beginning but no end.");
            certificates.Add(Convert.FromBase64String(text.Substring(body, end - body)));
            start = text.IndexOf(Begin, end, StringComparison.Ordinal);
        }

        return certificates.Count > 0 ? certificates : [content];
    }
}
