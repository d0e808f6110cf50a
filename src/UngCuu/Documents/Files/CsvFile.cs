using CsvHelper;

namespace UngCuu.Documents.Files;

/// <summary>
/// A list as a file for a spreadsheet, written while it is read, so that its length costs no memory. A cell that a spreadsheet would take for a formula
/// is made harmless; the mark at the beginning tells Excel that it is UTF-8. Whoever offers one records it first.
/// </summary>
public sealed class CsvFile(string name, IReadOnlyList<string> columns, IAsyncEnumerable<IReadOnlyList<string?>> rows) : IResult
{
    private static readonly CsvWriterOptions Harmless = new() { Injection = CsvInjection.Escape, WriteByteOrderMark = true };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (response, cancel) = (httpContext.Response, httpContext.RequestAborted);
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = FileName.ContentDisposition(name);
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.CacheControl = "no-store";
        await Write(response.Body, cancel);
    }

    internal async Task Write(Stream to, CancellationToken cancel)
    {
        await using var csv = CsvWriter.Create(to, Harmless, leaveOpen: true);
        await Line(csv, columns, cancel);
        await foreach (var row in rows.WithCancellation(cancel))
            await Line(csv, row, cancel);
        await csv.FlushAsync(cancel);
    }

    private static async ValueTask Line(CsvWriter csv, IReadOnlyList<string?> cells, CancellationToken cancel)
    {
        foreach (var cell in cells)
            csv.WriteField(cell ?? "");
        await csv.EndRecordAsync(cancel);
    }
}
