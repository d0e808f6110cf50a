using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UngCuu.Data;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.History;

/// <summary>A history of its own for each test: what is spoilt in one would be found by the next.</summary>
[Trait("needs", "database")]
public sealed class SealTests(TestDatabase database) : IAsyncLifetime
{
    private readonly TestServer server = new(database);

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    public static TheoryData<string> ColumnsOfEvents => [.. typeof(Event).GetProperties().Select(p => p.Name).Where(p => p != nameof(Event.Id))];

    [Fact]
    public async Task What_is_recorded_is_sealed_in_order_and_proved()
    {
        await Record(5);
        await Seal();
        await Record(3);
        var head = await Seal();
        await Record(2);
        await Seal();
        var proof = await Verify(head);
        Assert.Equal((0, 10L, 10L, 2L), (proof.Faults.Count, proof.Events, proof.Sealed, proof.Unproved));
        Assert.Equal(10, (await Verify(null)).Unproved);
    }

    [Fact]
    public async Task Nothing_new_makes_no_seal()
    {
        await Record(1);
        var head = await Seal();
        Assert.Equal(head, await Seal());
    }

    [Theory]
    [MemberData(nameof(ColumnsOfEvents))]
    public async Task A_changed_column_of_a_sealed_event_is_found(string property)
    {
        await Record(4);
        var head = await Seal();
        var spoilt = await Change(property);
        var fault = Assert.Single((await Verify(head)).Faults);
        Assert.Equal(("history.fault.event.altered", (object)spoilt), (fault.Words, fault.Args[0]));
        Assert.Single((await Verify(null)).Faults);
    }

    [Fact]
    public async Task One_flipped_bit_is_found_wherever_it_is()
    {
        await Record(6);
        var head = await Seal();
        foreach (var id in await Ids())
            foreach (var at in new[] { 0, 7, 13 })
            {
                var payload = await In(db => db.Events.Where(e => e.Id == id).Select(e => e.Payload).SingleAsync());
                var letters = payload.ToCharArray();
                letters[at] = (char)(letters[at] ^ 1);
                await Run($"update events set payload = {new string(letters)} where id = {id}");
                Assert.Equal("history.fault.event.altered", Assert.Single((await Verify(head)).Faults).Words);
                await Run($"update events set payload = {payload} where id = {id}");
            }
        Assert.Empty((await Verify(head)).Faults);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_deleted_row_is_found(int number)
    {
        await Record(6);
        var head = await Seal();
        var id = (await Ids())[number - 1];
        await Run($"delete from events where id = {id}");
        Assert.Equal(("history.fault.event.missing", (object)id), One(await Verify(head)));
    }

    [Fact]
    public async Task An_inserted_row_is_found()
    {
        await Record(2);
        await Record(2);
        var hole = (await Ids())[1];
        await Run($"delete from events where id = {hole}"); // a number that was drawn and never saved
        var head = await Seal();
        await Copy((await Ids())[0], hole);
        Assert.Equal(("history.fault.event.inserted", (object)hole), One(await Verify(head)));
        Assert.Single((await Verify(null)).Faults);
    }

    [Fact]
    public async Task Rows_that_changed_places_are_found()
    {
        await Record(4);
        var head = await Seal();
        var ids = await Ids();
        await Run($"update events set id = -1 where id = {ids[1]}");
        await Run($"update events set id = {ids[1]} where id = {ids[2]}");
        await Run($"update events set id = {ids[2]} where id = -1");
        Assert.Equal(2, (await Verify(head)).Faults.Count(f => f.Words == "history.fault.event.altered"));
    }

    [Fact]
    public async Task A_tail_that_was_cut_with_its_seals_is_found_by_the_head_and_said_to_be_unproved_without()
    {
        await Record(4);
        await Seal();
        await Record(3);
        var head = await Seal();
        await Run($"delete from events where id > {(await Ids())[3]}");
        await Run($"delete from sealed_rows where seal = {head!.Seal}");
        await Run($"delete from seals where number = {head.Seal}");
        Assert.Equal(("history.fault.head", (object)head.Seal), One(await Verify(head)));
        var without = await Verify(null);
        Assert.Equal((0, 4L), (without.Faults.Count, without.Unproved));
    }

    [Fact]
    public async Task Seals_that_were_cut_while_their_rows_stand_are_found_without_a_head()
    {
        await Record(4);
        await Seal();
        await Record(3);
        var head = await Seal();
        await Run($"delete from seals where number = {head!.Seal}");
        Assert.Equal(("history.fault.sealCut", (object)head.Seal), One(await Verify(null)));
    }

    [Fact]
    public async Task A_chain_made_anew_over_an_altered_event_is_found_by_the_head_only()
    {
        await Record(4);
        var head = await Seal();
        await Change(nameof(Event.Author));
        await Run($"delete from sealed_rows");
        await Run($"delete from seals");
        await Seal();
        Assert.Empty((await Verify(null)).Faults);
        Assert.Equal("history.fault.head", Assert.Single((await Verify(head)).Faults).Words);
    }

    [Theory]
    [InlineData("update seals set previous = hash where number = 2", "history.fault.notContinued")]
    [InlineData("update seals set rows = rows + 1 where number = 2", "history.fault.seal")]
    [InlineData("update seals set at = (select at from seals where number = 1) where number = 3", "history.fault.seal")]
    [InlineData("delete from seals where number = 2", "history.fault.sealMissing")]
    [InlineData("update sealed_rows set hash = (select hash from seals where number = 1) where seal = 2", "history.fault.seal")]
    [InlineData("delete from sealed_rows where seal = 2", "history.fault.seal")]
    [InlineData("update sealed_rows set seal = 1 where seal = 2", "history.fault.seal")]
    public async Task A_spoilt_seal_is_found(string spoil, string fault)
    {
        for (var i = 0; i < 3; i++)
        {
            await Record(2);
            server.Clock.MoveTo(server.Clock.Now.AddMinutes(1));
            await Seal();
        }
        await Run(System.Runtime.CompilerServices.FormattableStringFactory.Create(spoil));
        Assert.Contains(fault, (await Verify(null)).Faults.Select(f => f.Words));
    }

    [Fact]
    public async Task What_was_read_is_sealed_too()
    {
        await In(async db =>
        {
            db.Accesses.Add(new Access { At = server.Clock.Now, What = "incident.secret", SubjectKind = "Incident", SubjectId = Ids7(), Author = "Cán bộ trực 1" });
            return await db.SaveChangesAsync();
        });
        var head = await Seal();
        Assert.Equal((0, 0L), ((await Verify(head)).Faults.Count, (await Verify(head)).Events));
        await Run($"update access_log set author = 'Người khác'");
        Assert.Equal("history.fault.access.altered", Assert.Single((await Verify(head)).Faults).Words);
        await Run($"delete from access_log");
        Assert.Equal("history.fault.access.missing", Assert.Single((await Verify(head)).Faults).Words);
    }

    [Fact]
    public async Task A_save_under_way_is_not_sealed_over()
    {
        await Record(1);
        await using var slow = server.Services.CreateAsyncScope();
        var db = slow.ServiceProvider.GetRequiredService<AppDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        db.Record(new Subject("Account", Ids7()), new LanguageChosen("vi"));
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        if (TestDatabase.OnPostgres)
        {
            await Record(2); // saved after it, and committed before
            await Seal();
            Assert.Equal(1, (await Verify(null)).Sealed);
        }
        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        var head = await Seal();
        var proof = await Verify(head);
        Assert.Equal((0, proof.Events, 0L), (proof.Faults.Count, proof.Sealed, proof.Unproved));
    }

    [Fact]
    public async Task Many_sealers_at_once_make_one_chain()
    {
        await Record(30);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(async i =>
        {
            await Record(5);
            await Seal();
        }));
        var proof = await Verify(await Seal());
        Assert.Equal((0, 60L, 60L), (proof.Faults.Count, proof.Events, proof.Sealed));
    }

    [Fact]
    public void A_head_is_read_as_it_was_written_and_anything_else_refused()
    {
        var head = new Head(7, new DateTime(2018, 4, 3, 7, 5, 0, DateTimeKind.Utc), 41, new string('a', 64));
        Assert.Equal(head, Head.Read(head.Write()));
        foreach (var no in new[] { "", "{}", "[]", "null", "{\"seal\":1}", head.Write().Replace("aaaa", "", StringComparison.Ordinal) })
            Assert.Throws<RuleBroken>(() => Head.Read(no));
    }

    [Fact]
    public void The_hash_of_an_event_never_changes()
    {
        var happened = new Event
        {
            At = new DateTime(2018, 4, 3, 7, 5, 0, 123, 456, DateTimeKind.Utc),
            FactAt = new DateTime(2018, 4, 3, 7, 0, 0, DateTimeKind.Utc),
            Name = "IncidentVerified",
            SubjectKind = "Incident",
            SubjectId = new Guid(1, 2, 3, new byte[8]),
            Author = "Cán bộ trực 1 — Trực ban điều phối",
            Reason = "",
            Payload = """{"by":null}""",
        };
        Assert.Equal("0b27d1581e430001ad75c18246f7755e65e02430ce1c9e000c7857abc76a8ade", Convert.ToHexStringLower(SealHash.Of(happened)));
        Assert.NotEqual(Convert.ToHexStringLower(SealHash.Of(happened)), Convert.ToHexStringLower(SealHash.Of(new Event
        {
            At = happened.At,
            FactAt = happened.FactAt,
            Name = happened.Name,
            SubjectKind = happened.SubjectKind,
            SubjectId = happened.SubjectId,
            Author = happened.Author,
            Reason = null,
            Payload = happened.Payload,
        })));
    }

    private static (string, object) One(HistoryProof proof) => Assert.Single(proof.Faults) is var fault ? (fault.Words, fault.Args[0]) : default;

    private static Guid Ids7() => UngCuu.Shared.Ids.New();

    private Task<T> In<T>(Func<AppDb, Task<T>> work) => server.In((db, _) => work(db));

    private Task<int> Record(int events) => In(async db =>
    {
        for (var i = 0; i < events; i++)
            db.Record(new Subject("Account", Ids7()), new LanguageChosen("vi"), reason: $"lần {i.ToString(CultureInfo.InvariantCulture)}");
        return await db.SaveChangesAsync();
    });

    private async Task<Head?> Seal()
    {
        await server.Services.SealEverything();
        return await In(async db => await db.Seals.OrderByDescending(s => s.Number).FirstOrDefaultAsync() is { } last ? Head.Of(last) : null);
    }

    private Task<HistoryProof> Verify(Head? head) => server.In((_, services) => services.GetRequiredService<VerifyHistory>().Run(head, CancellationToken.None));

    private Task<List<long>> Ids() => In(db => db.Events.OrderBy(e => e.Id).Select(e => e.Id).ToListAsync());

    private Task<int> Run(FormattableString sql) => In(db => db.Database.ExecuteSqlAsync(sql));

    /// <returns>The id of the event that was changed.</returns>
    private Task<long> Change(string property) => In(async db =>
    {
        var id = await db.Events.OrderBy(e => e.Id).Skip(1).Select(e => e.Id).FirstAsync();
        var column = db.Model.FindEntityType(typeof(Event))!.FindProperty(property)!;
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        object other = type == typeof(string) ? "khác" : type == typeof(Guid) ? Ids7() : type == typeof(int) ? 2 : type == typeof(bool) ? true : new DateTime(2017, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await db.Events.Where(e => e.Id == id).ExecuteUpdateAsync(set => Set(set, property, other));
        return id;
    });

    private static void Set(Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Event> set, string property, object value)
    {
        _ = value switch
        {
            string text => set.SetProperty(e => EF.Property<string?>(e, property), text),
            Guid id when property == nameof(Event.SubjectId) => set.SetProperty(e => EF.Property<Guid>(e, property), id),
            Guid id => set.SetProperty(e => EF.Property<Guid?>(e, property), id),
            int number => set.SetProperty(e => EF.Property<int>(e, property), number),
            bool yes => set.SetProperty(e => EF.Property<bool>(e, property), yes),
            DateTime at => set.SetProperty(e => EF.Property<DateTime>(e, property), at),
            _ => throw new ArgumentOutOfRangeException(nameof(value)),
        };
    }

    private Task<int> Copy(long from, long to) =>
        Run($"insert into events (id, at, fact_at, proved, name, shape, subject_kind, subject_id, author, payload) select {to}, at, fact_at, proved, name, shape, subject_kind, subject_id, author, payload from events where id = {from}");
}
