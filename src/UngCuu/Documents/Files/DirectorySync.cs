using System.Runtime.InteropServices;
using System.Text;

namespace UngCuu.Documents.Files;

/// <summary>
/// Forces a folder's own entries to disk: without it a renamed file may be missing after a power failure although a row points to it.
/// .NET does not open folders, so this asks the operating system; Windows needs and has no such call.
/// </summary>
internal static partial class DirectorySync
{
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        var handle = Open(Encoding.UTF8.GetBytes(folder + '\0'), 0);
        if (handle < 0)
            throw new IOException($"The folder {folder} cannot be opened.");
        try
        {
            if (Synchronise(handle) != 0)
                throw new IOException($"The folder {folder} cannot be forced to disk.");
        }
        finally
        {
            _ = Close(handle);
        }
    }

    [DllImport("libc", EntryPoint = "open")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
