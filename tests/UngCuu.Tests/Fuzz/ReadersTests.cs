using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using UngCuu.Backups;
using UngCuu.Data.Providers;
using UngCuu.Documents;
using UngCuu.Documents.Files;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Features.Incidents;
using UngCuu.Features.Live;
using UngCuu.Features.Registry;
using UngCuu.Jobs.Mail;
using UngCuu.Rules;
using UngCuu.Seed;
using UngCuu.Shared;
using UngCuu.Tests.Rules;
using UngCuu.Tests.Support;
using UngCuu.Web;
using UngCuu.Web.Binding;

namespace UngCuu.Tests.Fuzz;

/// <summary>
/// Everything that reads what people, browsers, programs and files write. Whatever stands there, a reader answers, or refuses in its own words; it never falls over.
/// Whoever adds a reader adds a line.
/// </summary>
public class ReadersTests
{
    private sealed record Reader(Action<string> Read, params string[] Right)
    {
        /// <summary>It is handed text only: what is none was turned away at the door (<see cref="PostedText"/>).</summary>
        public bool WholeOnly { get; init; }
    }

    private static readonly LegalForm Form = TestBook.Shipped.Form(TestBook.Shipped["vn-2017"], "03");

    private static readonly FormField[] Fields = [.. Form.Fields];

    private static readonly Lazy<Dictionary<string, string>> ThinLaw = new(() => new RuleFiles().All.Where(f => f.StartsWith("vn-2017", StringComparison.Ordinal)).ToDictionary(f => f, Thin, StringComparer.Ordinal).Append(new("holidays.csv", "date,kind,name,certainty\n")).ToDictionary(StringComparer.Ordinal));

    private static readonly IRequestCultureProvider Programs = ProgramsLanguages();

    private static readonly Dictionary<string, Reader> All = new(StringComparer.Ordinal)
    {
        ["moment"] = new(t => Moments.TryRead(t, out _), "14:05 03/4/2018", "03/04/2018 14:05", "14h05 ngày 03/4/2018", "2018-04-03T14:05", "2018-04-03T07:05:00.1234567+07:00", "9999-12-31T23:59:59Z"),
        ["day"] = new(t => Moments.TryReadDay(t, out _), "03/4/2018", "3.4.2018", "29/02/2020", "ngày 31-12-99", "2018-04-03"),
        ["hour"] = new(t => Moments.TryReadHour(t, out _), "14:05", "23h59", "9h", "00:00:00"),
        ["posted line"] = new(t => PostedText.Clean(t, lines: false), "Nguyễn Thị Đào"),
        ["posted lines"] = new(t => PostedText.Clean(t, lines: true), "một\r\nhai\tba"),
        ["page key"] = new(t => PageKey.Read(t), new PageKey(new DateTime(2018, 4, 3, 7, 5, 0, DateTimeKind.Utc), Guid.Empty).ToString(), "7fffffffffffffff.00000000000000000000000000000000"),
        ["local address"] = new(t => LocalAddress.Of(t), "/incidents?q=Tường Vây", "/a/../b", "//x.example", "/\\x.example", "/%2f%2fx.example", "/\t/x.example", "http://x.example/"),
        ["way back"] = new(t => BackAddress.Of(t), "/incidents", "/account/sign-in", "/account/%73ign-in"),
        ["incident filter"] = new(t => IncidentFilter.Read(t, t, t, t, t, t), "Responding", "all", "beyond", "Me", "1", "31/12/2199"),
        ["history filter"] = new(t => HistoryFilter.Read(t, t, t, t, t), "IncidentReceived", "31/12/2199"),
        ["unit filter"] = new(t => RegistryEndpoints.Filter(t, t, t, t, t, ended: true), "Province", "-1", "31/12/2199"),
        ["system level"] = new(t => SystemFilter.ReadLevel(t), "0", "5", "6"),
        ["reference"] = new(t => IncidentVerbs.IsReference(t), "SC-2026-000123"),
        ["draft key"] = new(t => ReportDraft.HashOf(t), "P5jUYUOJUGIj76F7SB2Z7_pjrhFOpUMI"),
        ["code of the phone"] = new(t => Totp.Clean(t), "123 456", "ABCD-EFGH-JKMN-PQRS"),
        ["password"] = new(t => AccountPasswordHasher.InOneForm(t), "đường dài hay sức ngựa") { WholeOnly = true },
        ["browser's name"] = new(t => BrowserWords.Of(t), "Mozilla/5.0 (Windows NT 10.0) Chrome/120 Edg/120"),
        ["search words"] = new(t => _ = SearchWords.Of(SearchText.Fold(t)).ToList(), "Tường Vây 203.0.113.25", "' or 1=1 NEAR(") { WholeOnly = true },
        ["indexed words"] = new(t => SearchWords.ForIndex(t), "Hệ thống Tường Vây") { WholeOnly = true },
        ["term"] = new(t => TermReader.Read(t), "24 hours", "10 working days", "every month before 05 next month", "at once (receipt)", "every 4 hours while Responding", "on 2022-12-31", "by 02-29 next year"),
        ["duration"] = new(t => Duration.Read(t), "24 hours", "30 minutes"),
        ["offset"] = new(t => Offset.Read(t), "-1 day", "-4 hours", "0", "+1 day", "half"),
        ["fact match"] = new(t => FactMatch.Read(t), "IncidentReceived(role=unit)", "IncidentVerified", "ReportSent(kind=Initial, at=x)"),
        ["year day"] = new(t => YearDay.Read(t), "12-14", "02-29"),
        ["holiday table"] = new(t => WorkingDays.Read("date,kind,name,certainty\n" + t, "x.csv"), "2026-02-17,off,Tết,known\n2026-02-14,work,Làm bù,check", "2026-01-01,off,\"Một, hai\",known"),
        ["file name"] = new(t => FileName.Clean(t), "Báo cáo đợt 1.docx", "../../etc/passwd", "CON.txt", ".htaccess"),
        ["file name in a header"] = new(t => FileName.ContentDisposition(t), "Báo cáo đợt 1.docx", "a\"; filename=\"b"),
        ["paper line"] = new(t => PaperText.Line(t), "Nguyễn Văn A"),
        ["secrecy of a text"] = new(t => SecrecyStamp.OfText(t), "Độ mật: MẬT", "TỐI MẬT", "bảo mật hệ thống") { WholeOnly = true },
        ["secrecy of a file name"] = new(t => SecrecyStamp.OfFileName(t), "Báo cáo_TỐI_MẬT.docx", "[MẬT] x.pdf") { WholeOnly = true },
        ["mail address"] = new(t => MailAddress.Read(t, t), "truc@minhhoa.example", "a@b", "\"x\"@y.vn", "a@b\r\nBcc: c@d"),
        ["mail header"] = new(t => MailAddress.OneLine(t), "Sự cố\r\nBcc: x"),
        ["address of a machine"] = new(t => _ = FormCheck.Lines(t).Select(FormCheck.IsAddress).ToList(), "203.0.113.25", "203[.]0[.]113[.]25, 2001:db8::/32", "::ffff:1.2.3.4"),
        ["words of an error"] = new(t => Redacted.Line(t), "duplicate key value 'a@b.vn' (0912 345 678)"),
        ["head of the chain"] = new(t => Head.Read(t), new Head(3, new DateTime(2026, 11, 23, 0, 0, 0, DateTimeKind.Utc), 12, new string('a', 64)).Write(), "{\"seal\":1}", "null", "[]", "{\"seal\":1e99}") { WholeOnly = true },
        ["sheet of a backup"] = new(t => BackupSheet.Read(Encoding.UTF8.GetBytes(t)), "{\"format\":1,\"product\":\"1\",\"database\":\"sqlite\",\"lastMigration\":\"x\",\"at\":\"2026-11-23T00:00:00Z\",\"events\":1,\"files\":0,\"missing\":[]}", "{\"format\":2}", "{\"format\":\"x\"}", "[]", "7"),
        ["languages a program accepts"] = new(t => Programs.DetermineProviderCultureResult(Asking("Accept-Language", t)).GetAwaiter().GetResult(), "en-GB,en;q=0.8,vi;q=0.5", "vi", "*", "en;q=0"),
        ["last event a browser heard"] = new(t => LiveApi.Since(Asking("Last-Event-ID", t).Request), "1234", "-1", "9223372036854775808"),
        ["passkey a browser shows"] = new(t => PasskeySignIn.Claimed(t), """{"id":"AQIDBA","rawId":"AQIDBA","type":"public-key","response":{}}""", """{"id":7}""", "[]", "\"x\"") { WholeOnly = true },
        ["report of a program"] = new(t => Sent<IncidentsApi.NewReport>(t), """{"values":{"description":["một","hai"]},"systemId":"0199aaaa-0000-7000-8000-000000000001","beyond":true,"key":"a"}""", """{"values":null}""") { WholeOnly = true },
        ["note of a program"] = new(t => Sent<IncidentsApi.NewNote>(t), """{"text":"Đã khóa tài khoản","at":"2018-04-03T14:05:00+07:00"}""", """{"text":"x","at":"2018-04-03T14:05:00"}""") { WholeOnly = true },
        ["verb of a program"] = new(t => Sent<VerbForm>(t), JsonSerializer.Serialize(new VerbForm(), JsonSerializerOptions.Web)) { WholeOnly = true },
        ["profile of the law"] = new(t => _ = new RuleBook(new RuleFiles(Law("vn-2017.json", t))), Thin("vn-2017.json")) { WholeOnly = true },
        ["form of the law"] = new(t => _ = new RuleBook(new RuleFiles(Law("vn-2017/forms/receipt.json", t))), Thin("vn-2017/forms/receipt.json")) { WholeOnly = true },
        ["file of units"] = new(t => UnitsReader.Read(t, "units.json"), Thinned(Embedded("Seed/units.json")).ToJsonString()) { WholeOnly = true },
        ["fields of a legal form"] = new(t =>
        {
            var values = new FormValues();
            values.Take([Fields[t.Length % Fields.Length]], _ => [t, t]); // each of the form's fields in its turn
            _ = FormCheck.Of(Form.AllBlocks.Where(b => b.Fields.Contains(Fields[t.Length % Fields.Length])), FormValues.Read(values.Write()), new DateTime(2018, 4, 3, 7, 30, 0, DateTimeKind.Utc)).ToList();
        }, "14:05", "03/4/2018", "truc@minhhoa.example", "0214 000 1111 máy lẻ 12", "minhhoa[.]example", "203.0.113.0/24", "unhandled", "yes")
        { WholeOnly = true },
    };

    private static IRequestCultureProvider ProgramsLanguages()
    {
        var services = new ServiceCollection();
        services.AddLanguages();
        return services.BuildServiceProvider().GetRequiredService<IOptions<RequestLocalizationOptions>>().Value.RequestCultureProviders[^1];
    }

    /// <summary>What a program says of itself in a header.</summary>
    private static DefaultHttpContext Asking(string header, string value)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/api/v1/incidents";
        http.Request.Headers[header] = value;
        return http;
    }

    private static void Sent<T>(string body) => JsonSerializer.Deserialize<T>(body, JsonSerializerOptions.Web);

    /// <summary>The law with one thing of each kind and, in the place of one of its files, something else.</summary>
    private static Dictionary<string, string> Law(string file, string text) => new(ThinLaw.Value, StringComparer.Ordinal) { [file] = text };

    private static string Thin(string file) => Thinned(new RuleFiles().Read(file)).ToJsonString();

    private static string Embedded(string name)
    {
        using var reader = new StreamReader(typeof(UnitsReader).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Of each list the first two, so that a hundred thousand readings take no time; words cut short.</summary>
    private static JsonNode Thinned(string json)
    {
        return Of(JsonNode.Parse(json)!)!;

        static JsonNode? Of(JsonNode? node) => node switch
        {
            JsonArray list => new JsonArray([.. list.Take(2).Select(Of)]),
            JsonObject fields => new JsonObject(fields.Take(14).Select(f => KeyValuePair.Create(f.Key, Of(f.Value)))),
            _ => node?.DeepClone(),
        };
    }

    public static TheoryData<string> Names => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_written_there_a_reader_answers_or_refuses(string reader)
    {
        var (read, right) = All[reader];
        var inputs = All[reader].WholeOnly ? Gen.OneOf(Inputs.Whole, Inputs.Near(right).Select(Inputs.MadeWhole)) : Inputs.TypedOrNear(right);
        inputs.Many(text =>
        {
            try
            {
                read(text);
            }
            catch (Exception refusal) when (refusal is RuleBroken or RuleFilesBroken or UnitsInvalid || (refusal is JsonException && reader.EndsWith("of a program", StringComparison.Ordinal)) // which the framework makes a 400
                || (reader is "offset" or "fact match" or "year day" or "duration" && refusal is FormatException)) // named with its place by who reads the file
            {
                Assert.NotEmpty(refusal.Message);
            }
        });
    }
}
