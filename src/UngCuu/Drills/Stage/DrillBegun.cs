using Microsoft.EntityFrameworkCore;
using UngCuu.Data;

namespace UngCuu.Drills.Stage;

/// <summary>The first event of a drill's database: what happens in it is play. An installation in use can never become one.</summary>
/// <param name="Start">Where the clock of the drill begins, UTC.</param>
public sealed record DrillBegun(string Story, DateTime Start);

internal static class DrillMark
{
    private const string Kind = "Installation";

    extension(AppDb db)
    {
        public void MarkAsDrill(DrillBegun begun) => db.Record(new Subject(Kind, Guid.Empty), begun);

        /// <returns>Null in every database that did not begin as a drill.</returns>
        public async Task<DrillBegun?> Drill(CancellationToken cancel)
        {
            var first = await db.Events.AsNoTracking().OrderBy(e => e.Id).FirstOrDefaultAsync(cancel);
            return first is { SubjectKind: Kind, Name: nameof(DrillBegun) } ? FactJson.Read<DrillBegun>(first.Payload) : null;
        }
    }
}
