using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security.Foreign;

/// <summary>
/// Every column the database knows, posted to every form and endpoint by the weakest who may use it: nothing but the form's own fields changes. Each form is played in two worlds,
/// in one of them with every column besides its own; both must change the same.
/// What is bound is the same on every database, so this long walk is made on one.
/// </summary>
public class ForeignFieldsTests(TestDatabase database)
{
    /// <summary>Before there is anybody who could take anything.</summary>
    private static readonly Taker Nobody = new(new("0199aaaa-0000-7000-8000-000000000001"), new("0199aaaa-0000-7000-8000-000000000002"), new("0199aaaa-0000-7000-8000-000000000003"));

    [Fact]
    public async Task No_form_lets_in_a_column_that_is_not_its_own()
    {
        await using var honest = await Begun(new World(database));
        await using var laden = await Begun(new World(database));
        var forms = await Forms(honest);
        Assert.Empty(forms.Keys.Except(Plays.All.Keys, StringComparer.Ordinal).Select(f => $"{f}: nobody plays this form, say in Plays how"));
        Assert.Empty(Plays.All.Keys.Except(forms.Keys, StringComparer.Ordinal).Select(f => $"{f}: there is no such form"));

        var wrong = new List<string>();
        foreach (var (name, prepare) in Plays.All)
        {
            var (way, handler) = forms[name];
            if (name != "/account/first/{secret}" && honest.Taker is null)
                foreach (var world in (World[])[honest, laden])
                    await world.Begin();
            Outcome plain, tried;
            try
            {
                (plain, var silent) = await Played(honest, await prepare(honest), way, handler, foreign: false);
                (tried, _) = await Played(laden, await prepare(laden), way, handler, foreign: true);
                if (!silent && (plain.Changes.Count == 0 || plain.Code != 200))
                    wrong.Add($"{name}: the walk comes to nothing, {plain.Code} {plain.Where}");
            }
            catch (InvalidOperationException missing)
            {
                wrong.Add($"{name}: cannot be played, {missing.Message}");
                continue;
            }
            if (plain.Code != tried.Code)
                wrong.Add($"{name}: {plain.Code} {plain.Where}, but with foreign fields {tried.Code} {tried.Where}");
            wrong.AddRange(tried.Changes.Except(plain.Changes, StringComparer.Ordinal).Select(c => $"{name}, only with foreign fields: {c}"));
            wrong.AddRange(plain.Changes.Except(tried.Changes, StringComparer.Ordinal).Select(c => $"{name}, not with foreign fields: {c}"));
            wrong.AddRange(tried.Changes.Where(c => ForeignFields.Traces.Any(t => c.Contains(t, StringComparison.Ordinal))).Select(c => $"{name} took: {c}"));
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task No_endpoint_reads_a_member_that_is_not_its_own_and_it_says_so()
    {
        await using var world = await Begun(new World(database));
        await world.Begin();
        var columns = await world.In((db, _) => Task.FromResult(ForeignFields.Columns(db, world.Taker)));
        var reference = await world.Incident();
        using var program = await world.ApiAs(PostRole.SpecialisedUnit, world.Relations["unit"]);
        using var officer = await world.ApiAs(PostRole.DutyOfficer, world.Relations["coordinator"]);
        var ways = (await Surface.Of(world)).Where(w => w.IsApi && w.Methods.Any(m => m is "POST" or "PUT" or "PATCH" or "DELETE")).ToList();
        Assert.True(ways.Count >= 3 + IncidentVerbs.All.Count, "The walk no longer finds what it should walk.");
        var before = await Rows.Of(world);
        var wrong = new List<string>();
        var one = new HashSet<Type>(); // each name by itself once for each kind of body, all of them at every endpoint
        foreach (var way in ways)
        {
            var address = way.MadeUp(place => place == "reference" ? reference : place == "kind" ? nameof(DraftKind.Update) : null);
            var body = way.Metadata.OfType<MethodInfo>().SelectMany(m => m.GetParameters()).Concat(VerbParameters(way)).Select(p => p.ParameterType)
                .FirstOrDefault(t => t is { IsClass: true } && t.GetCustomAttribute<System.Text.Json.Serialization.JsonUnmappedMemberHandlingAttribute>() is not null)
                ?? (way.Metadata.OfType<Microsoft.AspNetCore.Http.Metadata.IAcceptsMetadata>().FirstOrDefault()?.RequestType);
            if (body is null)
            {
                wrong.Add($"{address}: what it reads is not known");
                continue;
            }
            var own = body.GetProperties().Select(p => p.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var needed = body == typeof(IncidentsApi.NewNote) ? new JsonObject { ["text"] = "Ghi chú" } : body == typeof(IncidentsApi.NewReport) ? new JsonObject { ["values"] = new JsonObject() } : [];
            var foreign = columns.Where(c => !c.Name.Contains('.', StringComparison.Ordinal) && !own.Contains(c.Name)).DistinctBy(c => c.Name, StringComparer.OrdinalIgnoreCase).ToList();
            foreach (var given in (one.Add(body) ? foreign.Select(f => new[] { f }) : []).Append([.. foreign]))
            {
                var sent = (JsonObject)needed.DeepClone();
                foreach (var (name, value) in given)
                    sent[char.ToLowerInvariant(name[0]) + name[1..]] = value;
                var answer = await Post(way.Needs is { } needs && Roles.Of(PostRole.SpecialisedUnit).Contains(needs) ? program : officer, address, sent);
                if (answer != HttpStatusCode.BadRequest)
                    wrong.Add($"{address} with {(given.Length == 1 ? given[0].Name : "all")}: {(int)answer}");
            }
            if (body == typeof(IncidentsApi.NewReport) && await Post(program, address, new JsonObject { ["values"] = new JsonObject(foreign.Select(f => KeyValuePair.Create<string, JsonNode?>(f.Name, new JsonArray(f.Value)))) }) is var within and not HttpStatusCode.BadRequest)
                wrong.Add($"{address} among the values: {(int)within}");
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(40)));
        Assert.Empty((await Rows.Of(world)).Since(before).Where(l => !l.Contains(" access_log:", StringComparison.Ordinal) && !l.Contains(" api_tokens:", StringComparison.Ordinal)));
    }

    private static ParameterInfo[] VerbParameters(Way way) =>
        IncidentVerbs.All.Any(v => way.Template.EndsWith("/" + v.Name, StringComparison.Ordinal)) ? typeof(Taken).GetMethod(nameof(Taken.Verb))!.GetParameters() : [];

    private static class Taken
    {
        public static void Verb(VerbForm form) => ArgumentNullException.ThrowIfNull(form);
    }

    private static async Task<HttpStatusCode> Post(Browser program, string address, JsonObject body)
    {
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await program.Client.PostAsync(new Uri(address, UriKind.Relative), content);
        return answer.StatusCode;
    }

    private static async Task<World> Begun(World world)
    {
        await world.InitializeAsync();
        return world;
    }

    /// <summary>Every form the server takes, by the address it posts to, each verb of an incident by itself.</summary>
    private static async Task<Dictionary<string, (Way Way, string Handler)>> Forms(World world)
    {
        var forms = new Dictionary<string, (Way, string)>(StringComparer.Ordinal);
        foreach (var way in (await Surface.Of(world)).Where(w => !w.IsApi && w.Methods.Contains("POST")))
            if (way.Template.Contains("{verb:", StringComparison.Ordinal))
                foreach (var verb in IncidentVerbs.All)
                    forms[$"/incidents/{{reference}}/{verb.Name}"] = (way, "");
            else
                foreach (var handler in way.IsPage ? way.Handlers.Where(h => h.Method == "POST").Select(h => h.Name) : [""])
                    forms[way.Template + (handler.Length > 0 ? $"?handler={handler}" : "")] = (way, handler);
        return forms;
    }

    private static async Task<(Outcome, bool Silent)> Played(World world, Play play, Way way, string handler, bool foreign)
    {
        using var who = play.Who;
        var columns = await world.In((db, _) => Task.FromResult(ForeignFields.Columns(db, world.Taker ?? Nobody)));
        await who.Get(play.Page); // whoever looks at it may be noted
        var before = await Rows.Of(world);
        var (status, where) = await play.Send(way, handler, own => foreign ? ForeignFields.For(columns, way.Prefixes, own) : []);
        var changes = Shape.Of(await Rows.Of(world), before, world);
        return (new((int)status, where, changes), play.Silent);
    }

    private sealed record Outcome(int Code, string Where, IReadOnlyList<string> Changes);
}
