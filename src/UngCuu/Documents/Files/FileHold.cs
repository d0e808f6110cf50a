namespace UngCuu.Documents.Files;

/// <summary>
/// A sign in the folder of stored files that keeps every node from sweeping while somebody copies them. A file, because that folder is what all nodes share.
/// It is renewed every minute; one that was not renewed for an hour belongs to a process that died.
/// </summary>
internal sealed class FileHold : IAsyncDisposable
{
    private const string Ending = ".hold";
    private static readonly TimeSpan Renewed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Dead = TimeSpan.FromHours(1);

    private readonly string sign;
    private readonly ITimer renewing;

    public FileHold(string folder, TimeProvider time)
    {
        FileStore.CreatePrivate(folder);
        sign = Path.Combine(folder, Path.GetRandomFileName() + Ending);
        Write(time);
        renewing = time.CreateTimer(_ => Renew(time), state: null, Renewed, Renewed);
    }

    /// <summary>Somebody holds the files; the signs of the dead are taken away.</summary>
    public static bool Stands(string folder, TimeProvider time)
    {
        if (!Directory.Exists(folder))
            return false;
        var before = time.GetUtcNow().UtcDateTime - Dead;
        var stands = false;
        foreach (var found in Directory.EnumerateFiles(folder, "*" + Ending))
            if (File.GetLastWriteTimeUtc(found) < before)
                File.Delete(found);
            else
                stands = true;
        return stands;
    }

    public async ValueTask DisposeAsync()
    {
        await renewing.DisposeAsync();
        File.Delete(sign);
    }

    /// <summary>Not worth ending a process for: the next time is a minute away.</summary>
    private void Renew(TimeProvider time)
    {
        try
        {
            Write(time);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }

    private void Write(TimeProvider time)
    {
        File.WriteAllBytes(sign, []);
        File.SetLastWriteTimeUtc(sign, time.GetUtcNow().UtcDateTime);
    }
}
