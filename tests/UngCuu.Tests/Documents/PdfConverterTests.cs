using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using UngCuu.Documents;
using UngCuu.Documents.Word;
using UngCuu.Shared;

namespace UngCuu.Tests.Documents;

public sealed class PdfConverterTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("ungcuu-pdf-tests-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Every_vietnamese_letter_survives_word_libreoffice_and_pdf_in_an_embedded_font()
    {
        using var converter = Real();
        SkipWithout("pdftotext", "poppler-utils");
        // Ạ to ỹ, all the letters Unicode made for Vietnamese, and those it took from elsewhere.
        var letters = string.Concat(Enumerable.Range(0x1EA0, 0x1EF9 - 0x1EA0 + 1).Select(c => (char)c)) + "ĂăÂâĐđÊêÔôƠơƯư";
        var text = string.Join(' ', letters.Chunk(10).Select(c => new string(c)));
        var pdf = await Convert(converter, new OfficialDocument
        {
            Title = "Chữ Việt",
            Body = [new Paragraph([new Run(text)]), new Paragraph([new Run(text, Bold: true)]), new Paragraph([new Run(text, Italic: true)])],
        });
        var read = Regular(await Output("pdftotext", pdf, "-"));
        Assert.Equal(3, Count(read, Regular(text)));
        var fonts = (await Output("pdffonts", pdf)).Split('\n').Where(l => l.Contains("LiberationSerif", StringComparison.Ordinal)).ToList();
        Assert.True(fonts.Count >= 3, "Regular, bold and italic of Liberation Serif");
        Assert.All(fonts, f => Assert.Matches(@"\byes +yes +(yes|no)\b", f));
        Assert.DoesNotContain("DejaVu", await Output("pdffonts", pdf), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(WordRendererTests.Names), MemberType = typeof(WordRendererTests))]
    public async Task LibreOffice_reads_every_word_of_a_document(string name)
    {
        using var converter = Real();
        SkipWithout("pdftotext", "poppler-utils");
        var document = WordRendererTests.All[name]();
        var read = Regular(await Output("pdftotext", await Convert(converter, document), "-"));
        var words = Words(WordText.Of(new WordRenderer(Layout.Current).Render(document)));
        Assert.DoesNotContain(words, w => !read.Contains(w, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_libreoffice_it_says_how_to_get_a_pdf()
    {
        using var converter = new PdfConverter(new PdfSettings { Soffice = "" }, NullLogger<PdfConverter>.Instance);
        Assert.False(converter.IsAvailable);
        Assert.Equal(PdfConverter.UnavailableKey, (await Assert.ThrowsAsync<RuleBroken>(() => converter.Convert([], Cancel))).Key);
        Assert.True(new Texts().Has(PdfConverter.UnavailableKey));
    }

    [Fact]
    public async Task A_failed_conversion_says_so_and_leaves_nothing()
    {
        using var converter = Script("exit 3");
        Assert.Equal("documents.pdf.failed", (await Assert.ThrowsAsync<RuleBroken>(() => converter.Convert([1], Cancel))).Key);
        using var silent = Script("exit 0");
        Assert.Equal("documents.pdf.failed", (await Assert.ThrowsAsync<RuleBroken>(() => silent.Convert([1], Cancel))).Key);
        Assert.Empty(Directory.GetDirectories(folder));
    }

    [Fact]
    public async Task A_conversion_that_takes_too_long_is_ended()
    {
        using var converter = Script("sleep 1000", TimeSpan.Zero);
        Assert.Equal("documents.pdf.failed", (await Assert.ThrowsAsync<RuleBroken>(() => converter.Convert([1], Cancel))).Key);
        Assert.Empty(Directory.GetDirectories(folder));
    }

    [Fact]
    public async Task Who_goes_away_ends_the_conversion_and_all_it_started()
    {
        var said = Path.Combine(folder, "said");
        using var converter = Script($"sleep 1000 & echo $! > '{said}.part'; mv '{said}.part' '{said}'; wait");
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var child = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var conversion = converter.Convert([1], gone.Token);
            Assert.True(SpinWait.SpinUntil(() => File.Exists(said), TimeSpan.FromSeconds(60)));
            child = int.Parse(await File.ReadAllTextAsync(said, Cancel), CultureInfo.InvariantCulture);
            Assert.True(IsAlive(child));
            await gone.CancelAsync();
            await conversion;
        });
        Assert.True(SpinWait.SpinUntil(() => !IsAlive(child), TimeSpan.FromSeconds(60)));
        Assert.Empty(Directory.GetDirectories(folder));
    }

    [Fact]
    public async Task Conversions_wait_for_a_free_place()
    {
        // Two at the same time would find the other's directory and fail.
        var room = Path.Combine(folder, "room.lock");
        using var converter = Script($"mkdir '{room}' && ls / > /dev/null && rmdir '{room}' && eval cp '\"${{!#}}\"' '\"${{!#%.docx}}.pdf\"'", atOnce: 1);
        var pdfs = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => converter.Convert([(byte)i], Cancel)));
        Assert.Equal(Enumerable.Range(0, 6), pdfs.Select(p => (int)p.Single()));
    }

    private static PdfConverter Real()
    {
        var converter = new PdfConverter(new PdfSettings(), NullLogger<PdfConverter>.Instance);
        Assert.SkipUnless(converter.IsAvailable, "LibreOffice is not installed (libreoffice-writer-nogui).");
        return converter;
    }

    private static void SkipWithout(string tool, string package) =>
        Assert.SkipUnless(File.Exists("/usr/bin/" + tool), $"{tool} is not installed ({package}).");

    private PdfConverter Script(string body, TimeSpan? limit = null, int atOnce = 2)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "The stand-in for LibreOffice is a bash script.");
        var path = Path.Combine(folder, "soffice");
        File.WriteAllText(path, $"#!/bin/bash\n{body}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return new PdfConverter(new PdfSettings { Soffice = path, TimeLimit = limit ?? TimeSpan.FromSeconds(60), AtOnce = atOnce, TemporaryFolder = folder }, NullLogger<PdfConverter>.Instance);
    }

    private async Task<string> Convert(PdfConverter converter, OfficialDocument document)
    {
        var path = Path.Combine(folder, "ra.pdf");
        await File.WriteAllBytesAsync(path, await converter.Convert(new WordRenderer(Layout.Current).Render(document), Cancel), Cancel);
        return path;
    }

    private static async Task<string> Output(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync(Cancel);
        await process.WaitForExitAsync(Cancel);
        return output;
    }

    private static bool IsAlive(int process)
    {
        var commandLine = $"/proc/{process}/cmdline";
        return File.Exists(commandLine) && File.ReadAllText(commandLine).Length > 0;
    }

    /// <summary>Lines of a PDF break anywhere, so all white space goes.</summary>
    private static string Regular(string text) => string.Concat(PaperText.Clean(text).Where(c => !char.IsWhiteSpace(c)));

    private static IEnumerable<string> Words(string text) =>
        text.Split(['\n', ' ', '|', '/', '\u2003', '…'], StringSplitOptions.RemoveEmptyEntries).Where(w => !w.StartsWith('[') && !w.EndsWith(']')).Select(Regular);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
