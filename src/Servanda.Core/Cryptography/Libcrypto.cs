using System.Runtime.InteropServices;

namespace Servanda.Core.Cryptography;

/// <summary>The few functions of OpenSSL's libcrypto (1.1.1 or 3) that Ed25519 and Ed448 need.</summary>
static partial class Libcrypto
{
    /// <summary>OpenSSL's number for Ed25519 keys (NID_ED25519).</summary>
    public const int Ed25519 = 1087;

    /// <summary>OpenSSL's number for Ed448 keys (NID_ED448).</summary>
    public const int Ed448 = 1088;

    const string Name = "libcrypto";

    static readonly nint Library = Find();

    static Libcrypto()
    {
        NativeLibrary.SetDllImportResolver(typeof(Libcrypto).Assembly, (name, _, _) => name == Name ? Library : 0);
        IsPresent = Library != 0 && KnowsEd25519();
    }

    /// <summary>Whether the library is here and knows Ed25519 (a FIPS build may not).</summary>
    public static bool IsPresent { get; }

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_private_key")]
    public static partial Key NewPrivateKey(int type, nint engine, ReadOnlySpan<byte> octets, nint count);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_new_raw_public_key")]
    public static partial Key NewPublicKey(int type, nint engine, ReadOnlySpan<byte> octets, nint count);

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_get_raw_public_key")]
    public static partial int GetPublicKey(Key key, Span<byte> octets, ref nint count);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_new")]
    public static partial Context NewContext();

    [LibraryImport(Name, EntryPoint = "EVP_DigestSignInit")]
    public static partial int SignInit(Context context, nint keyContext, nint digest, nint engine, Key key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestSign")]
    public static partial int Sign(
        Context context, Span<byte> signature, ref nint signatureCount, ReadOnlySpan<byte> message, nint count);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerifyInit")]
    public static partial int VerifyInit(Context context, nint keyContext, nint digest, nint engine, Key key);

    [LibraryImport(Name, EntryPoint = "EVP_DigestVerify")]
    public static partial int Verify(
        Context context, ReadOnlySpan<byte> signature, nint signatureCount, ReadOnlySpan<byte> message, nint count);

    /// <summary>Empties the thread's error queue, so that nobody else reads our failure as theirs.</summary>
    [LibraryImport(Name, EntryPoint = "ERR_clear_error")]
    public static partial void ClearErrors();

    [LibraryImport(Name, EntryPoint = "EVP_PKEY_free")]
    private static partial void FreeKey(nint key);

    [LibraryImport(Name, EntryPoint = "EVP_MD_CTX_free")]
    private static partial void FreeContext(nint context);

    static nint Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["libcrypto-3-x64.dll", "libcrypto-3-arm64.dll", "libcrypto-1_1-x64.dll"]
            // The unversioned name must not be tried: macOS ends a process that loads it.
            : OperatingSystem.IsMacOS() ?
            [
                "libcrypto.3.dylib", "/opt/homebrew/opt/openssl@3/lib/libcrypto.3.dylib",
                "/usr/local/opt/openssl@3/lib/libcrypto.3.dylib",
            ]
            : ["libcrypto.so.3", "libcrypto.so.1.1"];
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(Libcrypto).Assembly, DllImportSearchPath.SafeDirectories, out var found) &&
                NativeLibrary.TryGetExport(found, "EVP_PKEY_new_raw_private_key", out _))
                return found;
        }
        return 0;
    }

    static bool KnowsEd25519()
    {
        using var key = NewPrivateKey(Ed25519, 0, new byte[32], 32);
        ClearErrors();
        return !key.IsInvalid;
    }

    /// <summary>An EVP_PKEY.</summary>
    public sealed class Key() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            FreeKey(handle);
            return true;
        }
    }

    /// <summary>An EVP_MD_CTX.</summary>
    public sealed class Context() : SafeHandle(0, ownsHandle: true)
    {
        public override bool IsInvalid => handle == 0;

        protected override bool ReleaseHandle()
        {
            FreeContext(handle);
            return true;
        }
    }
}
