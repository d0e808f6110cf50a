using UngCuu.Documents.Files;
using UngCuu.Security;
using UngCuu.Web.Binding;

namespace UngCuu.Features.Registry;

public static class RegistryEndpoints
{
    public static void MapRegistry(this IEndpointRouteBuilder app)
    {
        app.MapGet("/units.csv", Export).WithMetadata(new RequiresAttribute(Permission.ExportRegistry)).ExcludeFromDescription();
        app.MapRegistryApi();
    }

    /// <summary>Anything unreadable is as if it were not asked: addresses are typed, cut and shared.</summary>
    public static UnitFilter Filter(string? q, string? kind, string? territory, string? sector, string? day, bool ended) => new(
        q,
        Enum.TryParse<OrganisationKind>(kind, out var known) && Enum.IsDefined(known) ? known : null,
        territory,
        sector,
        Moments.TryReadDay(day, out var on) ? on : null,
        ended);

    private static Task<CsvFile> Export(
        ExportUnits export, string? q, string? kind, string? territory, string? sector, string? day, string? ended, CancellationToken cancel) =>
        export.Run(Filter(q, kind, territory, sector, day, ended == "true"), cancel);
}
