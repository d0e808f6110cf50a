using UngCuu.Documents.Files;
using UngCuu.Security;

namespace UngCuu.Features.History;

public static class HistoryApi
{
    public static void MapHistory(this IEndpointRouteBuilder app) =>
        app.MapGet("/history.csv", Export).WithMetadata(new RequiresAttribute(Permission.ReadHistory)).ExcludeFromDescription();

    private static Task<CsvFile> Export(ListHistory history, string? q, string? what, string? about, string? from, string? to, CancellationToken cancel) =>
        history.Export(HistoryFilter.Read(q, what, about, from, to), cancel);
}
