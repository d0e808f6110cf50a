using System.Net;
using Microsoft.EntityFrameworkCore;
using UngCuu.Features.Incidents;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Features.Incidents;

/// <summary>The first steps of a walk, as people take them on the pages.</summary>
internal static class Reporting
{
    public const string Description = "Trang chủ bị thay đổi nội dung từ 13 giờ 50. Tệp lạ index_old.php xuất hiện trong thư mục gốc.";

    extension(NationOf2018 nation)
    {
        public Task<Browser> AsOperator(string language = "vi") => nation.SignInAs(PostRole.OperatorContact, nation.Operator, language);

        public Task<Browser> AsUnit() => nation.SignInAs(PostRole.SpecialisedUnit, nation.Unit);

        public Task<Browser> AsOfficer() => nation.SignInAs(PostRole.DutyOfficer, nation.Coordinator);

        public Task<Browser> AsStranger() => nation.SignInAs(PostRole.SpecialisedUnit, nation.Stranger);

        /// <summary>The operator reports the portal's incident through the pages.</summary>
        /// <returns>The reference, and the page one lands on.</returns>
        public async Task<(string Reference, Page Landed)> Report(bool beyond = false)
        {
            using var browser = await nation.AsOperator();
            var review = await nation.FillReport(browser, beyond);
            var landed = await browser.Send(review, new Dictionary<string, object?>(), "Gửi");
            Assert.Equal(HttpStatusCode.OK, landed.Status);
            return (landed.One("h1").TextContent.Split(' ')[^1], landed);
        }

        /// <summary>Somebody without an account tells about a system by its domain.</summary>
        /// <returns>The reference, and the address of the receipt's link.</returns>
        public async Task<(string Reference, string Follow)> ReportPublicly(string domain = "congthongtin.minhhoa.example", string reporter = "Một người dân")
        {
            using var browser = nation.Browse();
            var page = await browser.Send(await browser.Get("/public/report"), new Dictionary<string, object?>(), "Bắt đầu");
            page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = reporter, ["F.reporterAddress"] = "Hà Nội" }, "Lưu và tiếp tục");
            page = await browser.Send(page, new Dictionary<string, object?> { ["F.systemName"] = "Cổng thông tin của tỉnh", ["F.systemDomains"] = domain }, "Lưu và tiếp tục");
            page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = "Trang chủ hiện nội dung lạ.", ["F.detectedAt"] = "13:00 03/4/2018" }, "Lưu và tiếp tục");
            var followed = await browser.Send(page, new Dictionary<string, object?>(), "Gửi");
            Assert.Equal(HttpStatusCode.OK, followed.Status);
            return (followed.One("h1").TextContent.Split(' ')[^1], followed.Address.AbsolutePath);
        }

        /// <summary>Somebody calls about the portal; the officer writes it down.</summary>
        /// <returns>The reference, and the page one lands on.</returns>
        public async Task<(string Reference, Page Landed)> TakeByPhone(Browser officer, string caller)
        {
            var page = await officer.Send(await officer.Get("/incidents/report?by=phone"), ("SystemId", nation.Portal.ToString()));
            page = await officer.Send(page, new Dictionary<string, object?> { ["F.reporterName"] = caller, ["F.reporterAddress"] = "Ngõ 7 phố Ví Dụ", ["F.contactPhone"] = "0900 000 333" }, "Lưu và tiếp tục");
            page = await officer.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
            page = await officer.Send(page, new Dictionary<string, object?> { ["F.description"] = "Cổng thông tin không mở được.", ["F.detectedAt"] = "14:00 03/4/2018" }, "Lưu và tiếp tục");
            var landed = await officer.Send(page, new Dictionary<string, object?>(), "Gửi");
            return (landed.One("h1").TextContent.Split(' ')[^1], landed);
        }

        public Task<Incident> Incident(string reference) => nation.In((db, _) => db.Incidents.AsNoTracking().Include(i => i.Parties).SingleAsync(i => i.Reference == reference));

        /// <returns>The last page of the draft: everything once more, not yet sent.</returns>
        public async Task<Page> FillReport(Browser browser, bool beyond = false)
        {
            var page = await browser.Send(await browser.Get("/incidents/report"), ("SystemId", nation.Portal.ToString()), ("Beyond", beyond ? "true" : "false"));
            return beyond ? await FillInitial(browser, page) : await FillNotification(browser, page);
        }
    }

    /// <summary>A verb by its own page, with its own button.</summary>
    public static async Task<Page> Try(this Browser browser, string reference, string verb, params (string Field, object? Value)[] fields)
    {
        var page = await browser.Get($"/incidents/{reference}/{verb}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return await browser.Press(page, fields);
    }

    public static Task<Page> Press(this Browser browser, Page page, params (string Field, object? Value)[] fields) =>
        browser.Send(page, fields.ToDictionary(f => f.Field, f => f.Value, StringComparer.Ordinal), page.One("main form .btn-primary, main form .btn-danger").TextContent.Trim());

    public static async Task<Page> Do(this Browser browser, string reference, string verb, params (string Field, object? Value)[] fields)
    {
        var done = await browser.Try(reference, verb, fields);
        Assert.True(done.Status == HttpStatusCode.OK, $"{verb}: {done.Html.QuerySelector(".form-errors")?.TextContent}");
        return done;
    }

    /// <summary>An ordinary incident, as the form of judgements is filled in.</summary>
    public static (string Field, object? Value)[] Ordinary(string reason) =>
    [
        ("Form.Answers[interruption]", "No"), ("Form.Answers[disclosure]", "No"), ("Form.Answers[integrity]", "No"), ("Form.Answers[control]", "Unknown"), ("Form.Answers[spread]", "No"),
        ("Form.CannotHandle", "false"), ("Form.Reason", reason),
    ];

    public static async Task<Page> FillNotification(Browser browser, Page page)
    {
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.reporterAddress"] = "Số 1 đường Ví Dụ, Lào Cai" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        return await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = Description, ["F.detectedAt"] = "14:05 03/4/2018" }, "Lưu và tiếp tục");
    }

    private static async Task<Page> FillInitial(Browser browser, Page page)
    {
        page = await browser.Send(page, new Dictionary<string, object?>
        {
            ["F.reporterAddress"] = "Số 1 đường Ví Dụ, Lào Cai",
            ["F.reporterPhone"] = "0214 000 1111",
            ["F.reporterEmail"] = "truc@minhhoa.example",
            ["F.contactPhone"] = "0900 000 111",
            ["F.contactEmail"] = "an@minhhoa.example",
        }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?> { ["F.description"] = Description, ["F.detectedOn"] = "03/4/2018", ["F.detectedTime"] = "14:05" }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>
        {
            ["F.status"] = "unhandled",
            ["F.detectedBy"] = new[] { "log" },
            ["F.told"] = new[] { "coordinator" },
        }, "Lưu và tiếp tục");
        page = await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
        return await browser.Send(page, new Dictionary<string, object?>(), "Lưu và tiếp tục");
    }
}
