using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.History;
using UngCuu.Features.Incidents;
using UngCuu.Features.Registry;
using UngCuu.Jobs;
using UngCuu.Security;
using UngCuu.Seed;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>
/// The nation of 3 April 2018 with one thing of each kind, and an organisation in each relation to it: a centre runs a system of its parent, the board;
/// the board's province has a specialised unit; a network member serves the system; the incident on it was reported by the centre.
/// </summary>
public class ReachNation(TestDatabase database) : TestServer(database)
{
    private static readonly DateTime Start = VietnamTime.ToUtc(new DateTime(2018, 4, 3, 14, 30, 0));
    private readonly SemaphoreSlim one = new(1);
    private Things? things;

    /// <summary>Organisations by their relation to the things.</summary>
    public Dictionary<string, Guid> Relations { get; } = new(StringComparer.Ordinal);

    public sealed record Things(Told Incident, Told Secret, string Draft, string System, string SystemName, string Mobile, TestPerson Weak, TestPerson Strong, Letter Letter);

    public sealed record Letter(string Reference, Guid Id, Guid File, long Came);

    public sealed record Told(string Reference, string Follow, Guid Report, Guid File)
    {
        public Guid Id { get; init; }

        /// <summary>What the reporter told, as it came in.</summary>
        public Guid Incoming { get; init; }

        /// <summary>One of the tasks in it.</summary>
        public Guid Task { get; init; }

        /// <summary>Something happened to it when everybody was there to hear of it; the event's number.</summary>
        public long Stirred { get; init; }
    }

    /// <summary>Made once, through the same doors people and programs use.</summary>
    public async Task<Things> Made()
    {
        await one.WaitAsync();
        try
        {
            return things ??= await Make();
        }
        finally
        {
            one.Release();
        }
    }

    protected override async Task Prepare(IServiceProvider services)
    {
        services.GetRequiredService<Clock>().MoveTo(Start);
        await using var scope = services.CreateAsyncScope();
        var day = VietnamTime.Day(Start);
        await scope.ServiceProvider.GetRequiredService<LoadUnits>().Run(day);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var registry = await scope.ServiceProvider.GetRequiredService<RegistrySource>().Snapshot();
        Guid Named(string begins, string ends) => registry.Organisations
            .Single(o => registry.NameOf(o.Id, day).StartsWith(begins, StringComparison.Ordinal) && registry.NameOf(o.Id, day).EndsWith(ends, StringComparison.Ordinal)).Id;
        Guid Holder(NationalRole role) => registry.NationalRoles.HolderOf(role, day)!.OrganisationId;
        var province = Named("Ủy ban nhân dân", "Lào Cai");

        var board = Organisation.Found(
            new OrganisationName { Name = "Ban Quản lý Tường Vây", ShortName = "BQL Tường Vây", Code = "TV-01", From = new DateOnly(2015, 1, 1) },
            new OrganisationPlace { Kind = OrganisationKind.ProvincialUnit, ParentId = province, From = new DateOnly(2015, 1, 1) });
        var centre = Organisation.Found(
            new OrganisationName { Name = "Trung tâm Dữ liệu Tường Vây", ShortName = "TTDL Tường Vây", Code = "TV-02", From = new DateOnly(2015, 1, 1) },
            new OrganisationPlace { Kind = OrganisationKind.ProvincialUnit, ParentId = board.Id, From = new DateOnly(2015, 1, 1) });
        var system = InformationSystem.Register(new("Hệ thống Tường Vây", board.Id, centre.Id, SecurityLevel: 3), new SystemAddress { Kind = SystemAddressKind.Ip, Text = "203.0.113.25" });
        system.BeginService(SeedIds.Organisation("VNPT"), new DateOnly(2016, 1, 1));
        db.AddRange(board, centre, system, Contact.Add(centre.Id, ContactKind.Mobile, ContactPurpose.OutOfHours, "0900000025", isPublic: false, new DateOnly(2015, 1, 1)));
        await db.SaveChangesAsync();

        Relations["operator"] = centre.Id;
        Relations["owner"] = board.Id;
        Relations["above"] = province;
        Relations["unit"] = registry.UnitOf(province, day)!.Value;
        Relations["member"] = SeedIds.Organisation("VNPT");
        Relations["coordinator"] = Holder(NationalRole.Coordinating);
        Relations["standing"] = Holder(NationalRole.Standing);
        Relations["steering"] = Holder(NationalRole.Steering);
        Relations["stranger"] = Named("Ủy ban nhân dân", "Sơn La");
    }

    private async Task<Things> Make()
    {
        var system = await In((db, _) => db.InformationSystems.Where(s => s.OwnerId == Relations["owner"]).Select(s => new { s.Id, s.Reference, s.Name }).SingleAsync());
        var ordinary = await Report(system.Id, beyond: false, new()
        {
            ["reporterAddress"] = ["Số 1 đường Ví Dụ"],
            ["description"] = ["Trang chủ hiện nội dung lạ từ 13 giờ 50."],
            ["detectedAt"] = ["14:05 03/4/2018"],
        });
        var secret = await Report(system.Id, beyond: true, new()
        {
            ["reporterAddress"] = ["Số 1 đường Ví Dụ"],
            ["reporterPhone"] = ["0214 000 1111"],
            ["reporterEmail"] = ["truc@tuongvay.example"],
            ["contactPhone"] = ["0900 000 111"],
            ["contactEmail"] = ["an@tuongvay.example"],
            ["description"] = ["Máy chủ gửi dữ liệu ra ngoài."],
            ["detectedOn"] = ["03/4/2018"],
            ["detectedTime"] = ["14:05"],
            ["status"] = ["unhandled"],
            ["detectedBy"] = ["log"],
            ["told"] = ["coordinator"],
            ["reportedAt"] = ["14:20 03/4/2018"],
            ["confidential"] = ["yes"],
        });
        while (await Services.GetRequiredService<Outbox>().DeliverOne(CancellationToken.None))
        {
        }
        (ordinary, secret) = (await Stir(ordinary), await Stir(secret));
        return new(ordinary, secret, await Draft(system.Id), system.Reference!, system.Name, "0900000025",
            await this.PersonOf(PostRole.Finance, Relations["operator"]), await this.PersonOf(PostRole.SpecialisedUnit, Relations["unit"]), await WriteIn());
    }

    /// <summary>Reports by the API, adds a file by the page.</summary>
    private async Task<Told> Report(Guid system, bool beyond, Dictionary<string, string[]> values)
    {
        using var program = await this.ApiAs(PostRole.OperatorContact, Relations["operator"]);
        using var answer = await program.Client.PostAsJsonAsync(new Uri("/api/v1/incidents", UriKind.Relative), new { values, systemId = system, beyond });
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, body);
        var (reference, follow) = (JsonDocument.Parse(body).RootElement.GetProperty("reference").GetString()!, JsonDocument.Parse(body).RootElement.GetProperty("follow").GetString()!);

        using var given = await program.Client.PostAsJsonAsync(new Uri($"/api/v1/incidents/{reference}/tasks", UriKind.Relative), new { title = "Sao lưu máy chủ", due = Start.AddHours(4) });
        Assert.True(given.IsSuccessStatusCode, await given.Content.ReadAsStringAsync());

        using var browser = await this.SignInAs(PostRole.OperatorContact, Relations["operator"]);
        var page = await browser.Get($"/incidents/{reference}");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(page.One("#files input[name=__RequestVerificationToken]").GetAttribute("value")!), "__RequestVerificationToken" },
            { new ByteArrayContent(Encoding.UTF8.GetBytes("nhật ký")), "File", "nhat-ky.txt" },
        };
        await browser.Post($"/incidents/{reference}?handler=File", form);
        return await In(async (db, _) =>
        {
            var id = await db.Incidents.Where(i => i.Reference == reference).Select(i => i.Id).SingleAsync();
            return new Told(reference, follow,
                await db.IncidentReports.Where(r => r.IncidentId == id).Select(r => r.Id).SingleAsync(),
                await db.IncidentFiles.Where(f => f.IncidentId == id).Select(f => f.Id).SingleAsync())
            { Id = id, Task = await db.IncidentTasks.Where(x => x.IncidentId == id).Select(x => x.Id).SingleAsync(), Incoming = await db.IncomingReports.Where(r => r.IncidentId == id).Select(r => r.Id).SingleAsync() };
        });
    }

    private Task<Told> Stir(Told told) => In(async (db, services) =>
    {
        db.Add(new Access { At = services.GetRequiredService<Clock>().Now, What = "incident.reporter", SubjectKind = nameof(Incident), SubjectId = told.Id, Author = "Cán bộ trực" });
        db.Add(IncidentNote.On(await db.Incidents.SingleAsync(i => i.Id == told.Id), "Đã ghi nhận.", services.GetRequiredService<Clock>().Now));
        await db.SaveChangesAsync();
        return told with { Stirred = await db.Events.Where(e => e.SubjectId == told.Id).MaxAsync(e => e.Id) };
    });

    /// <summary>Somebody writes to the published address.</summary>
    private async Task<Letter> WriteIn()
    {
        var mail = await this.TakeIn("Người viết thư", "Thư của Tường Vây");
        return await In(async (db, _) => new Letter(mail.Reference!, mail.Id, mail.Files[0].Id, await db.Events.Where(e => e.SubjectId == mail.Id).MaxAsync(e => e.Id)));
    }

    private async Task<string> Draft(Guid system)
    {
        using var browser = await this.SignInAs(PostRole.OperatorContact, Relations["operator"]);
        return (await browser.Send(await browser.Get("/incidents/report"), ("SystemId", system.ToString()))).Address.AbsolutePath;
    }
}
