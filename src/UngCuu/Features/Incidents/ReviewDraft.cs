using UngCuu.Documents.Files;
using UngCuu.Features.Registry;
using UngCuu.Shared;

namespace UngCuu.Features.Incidents;

/// <summary>The last look before sending: what is still wrong, and who will get it.</summary>
public sealed class ReviewDraft(SendDraft send, RegistrySource registry, Clock clock)
{
    public sealed record Seen(IReadOnlyList<FormFault> Fields, Secrecy Secrecy, IReadOnlyList<(string Role, string Name)> Recipients);

    public async Task<Seen> Of(OpenedDraft opened, CancellationToken cancel)
    {
        var faults = send.Check(opened.Draft);
        var snapshot = await registry.Snapshot(cancel);
        var today = VietnamTime.Day(clock.Now);
        var recipients = await send.WillReceive(opened.Draft, cancel);
        return new(faults.Fields, faults.Secrecy,
            [.. recipients.Select(r => (opened.Profile.Roles[r.Role].Word.ToString(), snapshot.NameOf(r.Organisation, today, Texts.InEnglish)))]);
    }
}
