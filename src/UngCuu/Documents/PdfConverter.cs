using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using UngCuu.Shared;

namespace UngCuu.Documents;

public sealed record PdfSettings
{
    /// <summary>The LibreOffice program; looked for in the usual places when not given.</summary>
    public string? Soffice { get; init; }

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Conversions at one time in this process; each takes about 200 MB for a few seconds.</summary>
    public int AtOnce { get; init; } = 2;

    public string TemporaryFolder { get; init; } = Path.GetTempPath();
}

/// <summary>
/// Word to PDF through LibreOffice, where it is installed. Each conversion has a folder, a profile and a process of its own, so that none
/// waits for another's lock or sees its files.
/// </summary>
public sealed class PdfConverter(PdfSettings settings, ILogger<PdfConverter> log) : IDisposable
{
    public const string ContentType = "application/pdf";

    /// <summary>Key of the words that say how to get a PDF without LibreOffice.</summary>
    public const string UnavailableKey = "documents.pdf.unavailable";

    private readonly SemaphoreSlim places = new(settings.AtOnce);
    private readonly string? soffice = settings.Soffice is { } given ? (File.Exists(given) ? given : null) : UsualPlaces().FirstOrDefault(File.Exists);

    public bool IsAvailable => soffice is not null;

    public async Task<byte[]> Convert(byte[] word, CancellationToken cancel)
    {
        if (soffice is null)
            throw new RuleBroken(UnavailableKey);
        await places.WaitAsync(cancel);
        var folder = Path.Combine(settings.TemporaryFolder, "ungcuu-pdf-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
        try
        {
            Directory.CreateDirectory(folder);
            var source = Path.Combine(folder, RandomNumberGenerator.GetHexString(16, lowercase: true) + ".docx");
            await File.WriteAllBytesAsync(source, word, cancel);
            await Run(soffice, folder, source, cancel);
            var pdf = Path.ChangeExtension(source, ".pdf");
            return File.Exists(pdf) ? await File.ReadAllBytesAsync(pdf, cancel) : throw new RuleBroken("documents.pdf.failed");
        }
        finally
        {
            places.Release();
            Delete(folder);
        }
    }

    public void Dispose() => places.Dispose();

    private async Task Run(string program, string folder, string source, CancellationToken cancel)
    {
        using var process = Process.Start(Command(program, folder, source)) ?? throw new RuleBroken("documents.pdf.failed");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(settings.TimeLimit);
        // Read to the end, or a talkative program stops at a full pipe.
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            cancel.ThrowIfCancellationRequested();
            log.LogWarning("LibreOffice took longer than {Limit} and was ended", settings.TimeLimit);
            throw new RuleBroken("documents.pdf.failed");
        }
        if (process.ExitCode == 0)
            return;
        log.LogWarning("LibreOffice ended with {ExitCode}: {Said}", process.ExitCode, string.Join(' ', await said));
        throw new RuleBroken("documents.pdf.failed");
    }

    private static ProcessStartInfo Command(string program, string folder, string source) => new(program)
    {
        ArgumentList =
        {
            string.Create(CultureInfo.InvariantCulture, $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile"))}"),
            "--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck",
            // Tagged, so that a screen reader can read it.
            "--convert-to", """pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}""",
            "--outdir", folder, source,
        },
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        UseShellExecute = false,
    };

    private void Delete(string folder)
    {
        try
        {
            if (Directory.Exists(folder))
                Directory.Delete(folder, recursive: true);
        }
        catch (IOException e)
        {
            log.LogWarning(e, "A temporary folder of a conversion was left behind");
        }
    }

    private static IEnumerable<string> UsualPlaces()
    {
        string[] fixedPlaces = ["/usr/bin/soffice", "/usr/local/bin/soffice", "/usr/lib/libreoffice/program/soffice", "/snap/bin/libreoffice.soffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice"];
        var opt = Directory.Exists("/opt") ? Directory.EnumerateDirectories("/opt", "libreoffice*").Select(d => Path.Combine(d, "program", "soffice")) : [];
        var windows = Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles);
        return [.. fixedPlaces, .. opt, .. windows.Length > 0 ? [Path.Combine(windows, "LibreOffice", "program", "soffice.exe")] : Array.Empty<string>()];
    }
}
