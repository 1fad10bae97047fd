using Servanda.Core.Cryptography;
using Servanda.Transparency.Keys;
using Servanda.Transparency.Notes;

namespace Servanda.SystemTests.Transparency;

public sealed class KeyFileTests : IDisposable
{
    readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("servanda-keys-");

    string KeyPath => Path.Combine(_folder.FullName, "evidence.key");

    [Fact]
    public void A_key_kept_in_a_file_reads_back_and_its_public_half_stands_beside_it()
    {
        using var key = NoteSigningKey.Generate("one.example/evidence");
        KeyFile.Write(KeyPath, key);
        using var read = KeyFile.Read(KeyPath).Value!;
        Assert.Equal(key.Verifier, read.Verifier);
        Assert.Equal(key.Verifier, NoteVerifierKey.Read(File.ReadAllText(KeyPath + ".pub").TrimEnd()).Value);
    }

    [Fact]
    public void Only_the_owner_can_read_a_key_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists, not modes");
        if (OperatingSystem.IsWindows())
            return;
        using var key = NoteSigningKey.Generate("one.example/evidence");
        KeyFile.Write(KeyPath, key);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyPath));
        Assert.Empty(KeyFile.Read(KeyPath).Problems);
        File.SetUnixFileMode(KeyPath, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Assert.Equal("skey.file.mode", Assert.Single(KeyFile.Read(KeyPath).Problems).Code);
    }

    [Fact]
    public void A_key_file_is_never_overwritten()
    {
        using var key = NoteSigningKey.Generate("one.example/evidence");
        KeyFile.Write(KeyPath, key);
        Assert.Throws<IOException>(() => KeyFile.Write(KeyPath, key));
    }

    [Fact]
    public void A_file_that_is_no_key_is_refused_with_its_problem()
    {
        File.WriteAllText(KeyPath, new string('x', 100_000));
        Assert.Null(KeyFile.Read(KeyPath).Value);
        File.WriteAllText(KeyPath, "-----BEGIN PRIVATE KEY-----");
        Assert.Contains(KeyFile.Read(KeyPath).Problems, problem => problem.Code == "skey.prefix");
    }

    [Fact]
    public async Task OpenSSL_verifies_what_we_sign_with_the_key_we_wrote()
    {
        var openssl = Tools.Require("openssl");
        using var secret = Ed25519PrivateKey.Generate();
        string At(string name) => Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(At("key.pem"), secret.WritePem());
        await File.WriteAllBytesAsync(At("message"), "One line.\n"u8.ToArray());
        await File.WriteAllBytesAsync(At("signature"), secret.Sign("One line.\n"u8));
        using var process = System.Diagnostics.Process.Start(openssl,
            ["pkeyutl", "-verify", "-rawin", "-inkey", At("key.pem"), "-in", At("message"), "-sigfile", At("signature")]);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
