using UngCuu.Data;
using UngCuu.Jobs.Schedules;

namespace UngCuu.Documents.Files;

/// <summary>
/// Stored files without an owning row and remains of cut-off uploads go when they are a day old: a file waits for its row for seconds, and one that is being
/// written is as young as its last byte. Killed in the middle it has only deleted orphans; the next run finds the rest. Real time: that of the files.
/// </summary>
internal sealed class SweepFiles(FileStore files, IEnumerable<IOwnFiles> owners, ILogger<SweepFiles> log) : IScheduled
{
    public string Name => "documents.sweep-files";

    public string Cron => "0 40 3 * * ?";

    public async Task Run(AppDb db, CancellationToken cancel)
    {
        var gone = await files.Sweep(async (ids, stop) =>
        {
            var owned = new HashSet<Guid>();
            foreach (var owner in owners)
                owned.UnionWith(await owner.Owned(db, ids, stop));
            return owned;
        }, cancel);
        if (gone > 0)
            log.LogInformation("Swept {Count} files that nobody owns", gone);
    }
}
