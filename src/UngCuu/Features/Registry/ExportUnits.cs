using System.Globalization;
using UngCuu.Data;
using UngCuu.Documents.Files;
using UngCuu.Security;
using UngCuu.Shared;

namespace UngCuu.Features.Registry;

public sealed record UnitsExported(int Rows, DateOnly Day);

/// <summary>The list of units as a file for a spreadsheet; each export is recorded.</summary>
public sealed class ExportUnits(AppDb db, ListUnits list, CurrentUser user, Texts texts)
{
    private static readonly string[] Columns =
    [
        "registry.field.code", "registry.field.name", "registry.field.name-en", "registry.field.short-name", "registry.field.kind",
        "registry.field.parent", "registry.field.territory", "registry.field.sector", "registry.field.specialised-unit",
        "registry.field.from", "registry.field.to",
    ];

    public async Task<CsvFile> Run(UnitFilter filter, CancellationToken cancel)
    {
        var units = await list.Run(filter, cancel);
        db.Record(new Subject("Account", user.AccountId!.Value), new UnitsExported(units.Count, units.Day));
        await db.SaveChangesAsync(cancel);
        return new CsvFile($"don-vi-{units.Day:yyyy-MM-dd}.csv", [.. Columns.Select(c => texts[c])], units.All.Select(Cells).ToAsyncEnumerable());
    }

    private string?[] Cells(UnitRow row) =>
    [
        row.Name.Code, row.Name.Name, row.Name.NameEn, row.Name.ShortName, texts[row.Kind],
        row.Parent?.Name, row.Territory?.In(Texts.InEnglish), row.Sector?.In(Texts.InEnglish), row.Unit?.Name,
        Day(row.Organisation.From), Day(row.Organisation.To),
    ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
