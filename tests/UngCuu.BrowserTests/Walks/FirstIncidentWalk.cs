using System.Globalization;
using System.Text;

namespace UngCuu.BrowserTests.Walks;

/// <summary>The first walk of all: an operator reports an incident, those who must know take it on, it is worked, its result told, and it is closed.</summary>
/// <param name="signIn">One of the invented people, in the way of this walk.</param>
/// <param name="movesFocus">Without script no page can move the focus to what is wrong.</param>
internal sealed class FirstIncidentWalk(Words w, Func<string, Task<Walker>> signIn, bool movesFocus = true)
{
    private const string Operator = "Đầu mối vận hành 2", Unit = "Cán bộ chuyên trách 4", Officer = "Cán bộ trực 1";
    private string reference = "";

    private string Card => $"/incidents/{reference}";

    public async Task Play()
    {
        await using (var reporter = await signIn(Operator))
            await Report(reporter);
        await using var officer = await signIn(Officer);
        await TakeOn(officer);
        await using (var unit = await signIn(Unit))
            await Judge(unit);
        await using (var worker = await signIn(Operator))
            await Work(worker);
        await officer.Open(Card);
        await officer.Follow(w.Close);
        await officer.Press(w.Close);
        await officer.IsTold(w.Closed);
    }

    private const string WhatHappened = "Từ 2 giờ sáng máy chủ gửi nhiều dữ liệu ra một địa chỉ lạ ở nước ngoài; đã ngắt mạng máy chủ, chưa rõ mất gì.";

    /// <summary>The least that says what happened to whom and when.</summary>
    public static async Task ReportShortly(Walker reporter, Words w)
    {
        await reporter.Open("/");
        await reporter.Follow(w.ShortReport);
        await reporter.Choose(w.System, w.SystemChosen);
        await reporter.Press(w.Begin);
        await reporter.Type(w.Address, "Số 1 đường Minh Họa");
        await reporter.Press(w.Next);
        await reporter.Press(w.Next);
        await reporter.Type(w.Description, WhatHappened);
        await reporter.Type(w.DetectedAt, Now(-20));
        await reporter.Press(w.Next);
        await reporter.Press(w.SendIt);
        Assert.Contains("SC-", await reporter.Title(), StringComparison.Ordinal);
    }

    public static async Task ReportAsACitizen(Walker citizen, Words w)
    {
        await citizen.Open("/public/report");
        await citizen.Press(w.Begin);
        await citizen.Type(w.Name, "Nguyễn Minh Họa");
        await citizen.Type(w.Address, "Quận Hải Châu, Đà Nẵng");
        await citizen.Press(w.Next);
        await citizen.Type(w.SystemName, "Cổng dịch vụ công giả mạo");
        await citizen.Press(w.Next);
        await citizen.Type(w.Description, WhatHappened);
        await citizen.Type(w.DetectedAt, Now(-20));
        await citizen.Press(w.Next);
        await citizen.Press(w.SendIt);
        Assert.Contains("SC-", await citizen.Title(), StringComparison.Ordinal);
    }

    /// <summary>The report, with two slips on the way.</summary>
    private async Task Report(Walker reporter)
    {
        await reporter.Open("/incidents");
        await reporter.Follow(w.Report);
        await reporter.Choose(w.System, w.SystemChosen);
        await reporter.Tick(w.Beyond, w.NotBeyond);
        await reporter.Press(w.Begin);
        await reporter.Type(w.Address, "Số 1 đường Minh Họa");
        await reporter.Press(w.Next);
        await reporter.Press(w.Next);
        await reporter.Type(w.Description, "Máy chủ gửi dữ liệu ra ngoài lúc nửa đêm.");
        await reporter.Type(w.DetectedAt, "hôm qua");
        await reporter.Attach(w.Attachments, new() { Name = "nhật ký.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("02:14 203.0.113.9") });
        await reporter.Press(w.Next);
        await reporter.IsRefused(w.DetectedAt, w.DetectedAtWrong, movesFocus);
        await reporter.Type(w.DetectedAt, Now(-20));
        await reporter.Press(w.Next);
        await reporter.Follow(w.ChangeLast);
        await reporter.Press(w.Next);
        await reporter.Press(w.SendIt);
        reference = (await reporter.Title()).Split(' ')[^1];
        Assert.StartsWith("SC-", reference, StringComparison.Ordinal);
        await reporter.Follow(w.Receipt);
    }

    private async Task TakeOn(Walker officer)
    {
        await officer.Open("/");
        await officer.Follow(string.Format(CultureInfo.InvariantCulture, w.AcknowledgeOf, reference));
        await officer.Press(w.Acknowledge);
        await officer.IsTold(w.Acknowledged);
        await officer.Type(w.NoteText, "Đã gọi cho đơn vị vận hành.");
        await officer.Press(w.AddNote);
        await officer.Follow(w.Verify);
        await officer.Choose(w.AttackType, w.Defacement);
        await officer.Press(w.Verify);
        await officer.IsTold(w.Verified);
    }

    private async Task Judge(Walker unit)
    {
        await unit.Open(Card);
        await unit.Follow(w.Judge);
        foreach (var question in w.Questions)
            await unit.Tick(question, w.No);
        await unit.Type(w.Grounds, "Cổng vẫn phục vụ được.");
        await unit.Press(w.RecordJudgement);
    }

    private async Task Work(Walker worker)
    {
        await worker.Open(Card);
        await worker.Follow(w.Start);
        await worker.Press(w.Start);
        await worker.Follow(w.End);
        await worker.Type(w.EndedAt, Now(0));
        await worker.Press(w.End);
        await worker.Press(w.UpdateWithResult);
        await worker.Press(w.Next);
        await worker.Press(w.Next);
        await worker.Type(w.Result, "Đã khôi phục từ bản sao lưu.");
        await worker.Press(w.Next);
        await worker.Press(w.SendIt);
    }

    private static string Now(int minutes) =>
        TimeProvider.System.GetUtcNow().AddMinutes(minutes).ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm dd/M/yyyy", CultureInfo.InvariantCulture);
}
