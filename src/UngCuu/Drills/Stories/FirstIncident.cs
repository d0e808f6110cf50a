namespace UngCuu.Drills.Stories;

/// <summary>
/// The first job of all: an operator reports an incident, those the law names receive it, the clocks run, it is worked and closed with its papers;
/// then one told by phone that is too much for the operator, with a report that comes too late.
/// </summary>
internal sealed partial class FirstIncident(Drill drill, FirstIncidentFigures f) : IDisposable
{
    private const string Portal = "Cổng thông tin điện tử Minh Họa";
    private const string Told = "Trang chủ bị thay đổi nội dung. Tệp lạ index_old.php xuất hiện trong thư mục gốc.";
    private const string Done = "Done";

    private readonly Person administrator = new("administrator", "Trần Thị Quản Trị", "quantri@minhhoa.example", drill.Server.Address);
    private readonly Person officer = new("duty officer", "Lê Văn Trực", "truc@minhhoa.example", drill.Server.Address);
    private readonly Person lead = new("coordination lead", "Phạm Thị Điều Phối", "dieuphoi@minhhoa.example", drill.Server.Address);
    private readonly Person unit = new("specialised unit", "Hoàng Văn Chuyên", "chuyentrach@minhhoa.example", drill.Server.Address);
    private readonly Person centre = new("operator", "Vũ Thị Vận Hành", "vanhanh@minhhoa.example", drill.Server.Address);
    private readonly Person stranger = new("another province", "Đỗ Văn Xa", "tinhkhac@minhhoa.example", drill.Server.Address);

    private string first = "none";
    private string second = "none";

    public async Task Play()
    {
        await PeopleComeIn();
        await OrdinaryIncident();
        await BeyondTheOperator();
        await StrangersSeeNothing();
        await TheirPapers();
        await TheCitizensReport();
        await AProgramReads();
    }

    public void Dispose()
    {
        foreach (var person in new[] { administrator, officer, lead, unit, centre, stranger })
            person.Dispose();
    }

    private async Task PeopleComeIn()
    {
        await drill.Step("", administrator.Role, "makes the first account by the link on the console", async () =>
        {
            var page = await administrator.Browser.Open(drill.Server.FirstLink);
            var invited = await administrator.Browser.Send(page, null,
                ("Form.Name", administrator.Name), ("Form.Email", administrator.Email), ("Form.OrganisationId", page.Option("Form.OrganisationId", f.Coordinator)));
            await administrator.SetUp(invited.Address.AbsolutePath);
            return "";
        });
        await ComesIn(officer, "DutyOfficer", f.Coordinator);
        await ComesIn(lead, "CoordinationLead", f.Coordinator);
        await ComesIn(unit, "SpecialisedUnit", f.Unit);
        await ComesIn(centre, "OperatorContact", f.Operator);
        await ComesIn(stranger, "SpecialisedUnit", f.StrangersUnit);
        await drill.Step("", officer.Role, "signs in again with password and code", async () =>
        {
            await officer.SignInAgain();
            return "";
        });
    }

    private Task ComesIn(Person person, string post, string organisation) => drill.Step("", person.Role, $"is invited by mail, chooses a password and ties a phone ({organisation})", async () =>
    {
        var invite = await administrator.Browser.Open("/admin/accounts/invite");
        await administrator.Browser.Send(invite, null, ("Form.Name", person.Name), ("Form.Email", person.Email), ("Form.Role", post),
            ("Form.OrganisationId", invite.Option("Form.OrganisationId", organisation)));
        await person.SetUp(await drill.Server.LinkInMailTo(person.Email, "/account/set-up/", drill.Cancel));
        return "";
    });

    private async Task OrdinaryIncident()
    {
        await drill.Step(f.Notified, centre.Role, "notifies that the portal was defaced", async () =>
        {
            var landed = await centre.Browser.FillAndSend(await centre.BeginReport(Portal),
                [("F.reporterAddress", "Số 1 đường Ví Dụ, Lào Cai")], [], [("F.description", Told), ("F.detectedAt", f.Detected)]);
            first = landed.Reference;
            return $"{first} {await centre.SeesClock(first, "INC-2", f.Operator, f.NotificationDue, Done)}";
        });
        await drill.Step("", unit.Role, "has 30 minutes to acknowledge", () => unit.SeesClock(first, "INC-1", f.Unit, f.ReceiptDue, "Running"));
        await drill.Step("", officer.Role, "has 30 minutes to acknowledge", () => officer.SeesClock(first, "INC-1", f.Coordinator, f.ReceiptDue, "Running"));
        await Acknowledges(f.UnitAcknowledges, unit, first, f.Unit, f.ReceiptDue);
        await Acknowledges(f.OfficerAcknowledges, officer, first, f.Coordinator, f.ReceiptDue);
        if (f.Added is { } added)
            await drill.Step("", officer.Role, "sees 72 hours run for the owner's report of the result", () => officer.SeesClock(first, "INC-16.b", f.Owner, added.Within72Hours, "Running"));
        await drill.Step(f.ThreeDaysLater, officer.Role, "verifies it three days later", async () =>
        {
            await officer.Act(first, "verify", ("Form.AttackType", "DEFACE"));
            return f.Added is { } late ? await officer.SeesClock(first, "INC-16.b", f.Owner, late.Within72Hours, "Overdue") : "";
        });
        await Does(f.Starts, centre, "starts the response", first, "start");
        await drill.Step(f.EndEntered, centre.Role, $"ends the response, as of {f.Ended}", async () =>
        {
            await centre.Act(first, "end", ("Form.At", f.Ended));
            return await centre.SeesClock(first, "INC-3", f.Operator, f.UpdateDue, "Running");
        });
        await drill.Step(f.Updated, centre.Role, "updates the notification with the result", async () =>
        {
            await centre.Browser.FillAndSend(await centre.BeginFurther(first, "Cập nhật kết quả xử lý"), [], [], [("F.result", "Đã khôi phục từ bản sao lưu, vá lỗ hổng tải tệp.")]);
            return await centre.SeesClock(first, "INC-3", f.Operator, f.UpdateDue, Done);
        });
        if (f.Added is { } now)
            await drill.Step("", officer.Role, "has the result, late for the 72 hours", () => officer.SeesClock(first, "INC-16.b", f.Owner, now.Within72Hours, "DoneLate"));
        await Closes(f.Closed, first);
    }

    private async Task BeyondTheOperator()
    {
        await drill.Step(f.Called, officer.Role, "takes a second incident down from a call", async () =>
        {
            var landed = await officer.Browser.FillAndSend(await officer.BeginReport(Portal, byPhone: true),
                [("F.reporterName", "Bạn đọc Minh Họa"), ("F.reporterAddress", "Thành phố Lào Cai")], [], [("F.description", "Dữ liệu trên máy chủ bị mã hóa, có tệp đòi tiền chuộc."), ("F.detectedAt", f.SeenByCaller)]);
            second = landed.Reference;
            return second;
        });
        await Does(f.Forwarded, officer, "forwards it to those who must know", second, "forward");
        await drill.Step("", centre.Role, "has received it", () => centre.SeesClock(second, "INC-1", f.Operator, f.ForwardedReceiptDue, "Running"));
        await Acknowledges(f.BothAcknowledge, centre, second, f.Operator, f.ForwardedReceiptDue);
        await Acknowledges("", unit, second, f.Unit, f.ForwardedReceiptDue);
        await Does("", officer, "verifies it", second, "verify");
        await Does(f.SecondStarts, centre, "starts the response", second, "start");
        await drill.Step(f.Beyond, centre.Role, "finds it beyond its capability", async () =>
        {
            await centre.Act(second, "beyond", ("Form.Reason", "Không có công cụ giải mã"));
            return await centre.SeesClock(second, "INC-5", f.Operator, f.InitialReportDue, "Running");
        });
        if (f.Added is { } added)
            await drill.Step(added.Judged, centre.Role, "judges it serious: 24 hours from detection", async () =>
            {
                await centre.Act(second, "judge", ("Form.Level", "4"), ("Form.Answers[interruption]", "Yes"), ("Form.Answers[disclosure]", "No"), ("Form.Answers[integrity]", "No"),
                    ("Form.Answers[control]", "Unknown"), ("Form.Answers[spread]", "No"), ("Form.CannotHandle", "true"), ("Form.PublicHarm", "false"), ("Form.Reason", "Cổng của tỉnh ngừng phục vụ"));
                return await centre.SeesClock(second, "INC-16.a", f.Owner, added.Within24Hours, "Running");
            });
        await drill.Step(f.TooLate, officer.Role, "sees that Form 03 has not come", () => officer.SeesClock(second, "INC-5", f.Operator, f.InitialReportDue, "Overdue"));
        await drill.Step(f.InitialReport, centre.Role, "sends Form 03, too late", async () =>
        {
            await centre.Browser.FillAndSend(await centre.BeginFurther(second, "Lập Báo cáo ban đầu"),
                [("F.reporterAddress", "Số 1 đường Ví Dụ, Lào Cai"), ("F.reporterPhone", "0214 000 1111"), ("F.reporterEmail", centre.Email), ("F.contactPhone", "0900 000 111"), ("F.contactEmail", centre.Email)],
                [],
                [("F.status", "unhandled"), ("F.detectedBy", "log"), ("F.told", "coordinator")], [], []);
            return await centre.SeesClock(second, "INC-5", f.Operator, f.InitialReportDue, "DoneLate");
        });
        if (f.Added is { } told)
            await drill.Step("", officer.Role, "has been told of the serious incident within 24 hours", () => officer.SeesClock(second, "INC-16.a", f.Owner, told.Within24Hours, Done));
        await drill.Step(f.SecondEndEntered, centre.Role, $"ends the response, as of {f.SecondEnded}", async () =>
        {
            await centre.Act(second, "end", ("Form.At", f.SecondEnded));
            return await centre.SeesClock(second, "INC-7", f.Operator, f.CompletionDue, "Running");
        });
        await drill.Step(f.Completion, centre.Role, "sends Form 04 in time", async () =>
        {
            await centre.Browser.FillAndSend(await centre.BeginFurther(second, "Lập Báo cáo kết thúc"), [], [("F.result", "Đã khôi phục toàn bộ từ bản sao lưu ngoại tuyến.")]);
            return await centre.SeesClock(second, "INC-7", f.Operator, f.CompletionDue, Done);
        });
        await Closes(f.SecondClosed, second);
    }

    private Task StrangersSeeNothing() => drill.Step("", stranger.Role, "finds no trace of either incident", async () =>
    {
        await stranger.SeesNothingOf(first);
        await stranger.SeesNothingOf(second);
        return "404";
    });

    private Task Acknowledges(string at, Person person, string incident, string organisation, string due) => drill.Step(at, person.Role, "acknowledges receipt", async () =>
    {
        await person.Act(incident, "acknowledge");
        return await person.SeesClock(incident, "INC-1", organisation, due, Done);
    });

    private Task Closes(string at, string incident) => drill.Step(at, officer.Role, "closes it", async () =>
    {
        await officer.Act(incident, "close");
        return await officer.SeesClock(incident, "INC-8", f.Coordinator, due: null, Done);
    });

    private Task Does(string at, Person person, string what, string incident, string verb) => drill.Step(at, person.Role, what, async () =>
    {
        await person.Act(incident, verb);
        return "";
    });
}
