using System.Runtime.InteropServices;

namespace Servanda.Core.Files;

/// <summary>Flushing a directory, which the runtime's own file calls refuse to open.</summary>
static partial class Libc
{
    const string Name = "libc";
    const int ReadOnly = 0;

    /// <summary>0, or the system's error number.</summary>
    public static int FlushDirectory(string path)
    {
        var descriptor = Open(path, ReadOnly, 0);
        if (descriptor < 0)
            return Marshal.GetLastPInvokeError();
        var error = Flush(descriptor) < 0 ? Marshal.GetLastPInvokeError() : 0;
        return Close(descriptor) < 0 && error == 0 ? Marshal.GetLastPInvokeError() : error;
    }

    // The third argument is of no use here, but open is variadic, and some platforms pass such arguments elsewhere.
    [LibraryImport(Name, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport(Name, EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(int descriptor);

    [LibraryImport(Name, EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int descriptor);
}
