namespace UngCuu.Seed.Demonstration;

/// <summary>The ways an incident goes, with the usual delays of people: most in time, some late.</summary>
internal sealed class Walk(Random random)
{
    private const int LatePercent = 12;

    /// <summary>Within the operator's ability, closed on the update of the notification.</summary>
    public Story Ordinary(Story story)
    {
        Received(story.Then(Reporting(), Who.Operator, Step.Report));
        return Closed(Updated(Worked(Verified(story))));
    }

    /// <summary>Solved before it was reported: the notification gives the result.</summary>
    public Story DoneAlready(Story story)
    {
        Received(story.Then(random.Minutes(120, 2000), Who.Operator, Step.Report));
        Verified(story).Then(random.Minutes(5, 90), Who.Operator, "end");
        return Closed(story);
    }

    /// <summary>Form 03 at once, Form 04 at the end.</summary>
    public Story Beyond(Story story)
    {
        Received(story.Then(random.Minutes(40, 600), Who.Operator, Step.Report));
        return Closed(Completed(Worked(Judged(Verified(story)), heavy: true)));
    }

    /// <summary>Reported as ordinary, then found to be too much.</summary>
    public Story BeyondLater(Story story)
    {
        Received(story.Then(Reporting(), Who.Operator, Step.Report));
        Verified(story).Then(random.Minutes(20, 200), Who.Operator, "start")
            .Then(random.Minutes(60, 900), Who.Operator, "beyond", "Đơn vị không đủ nhân lực và công cụ phân tích; đề nghị hỗ trợ.")
            .Then(random.Percent(75) ? random.Minutes(10, 50) : random.Minutes(90, 900), Who.Operator, Step.Initial)
            .Then(random.Minutes(60, 600), Who.Unit, Step.Note, story.Case.Notes[0])
            .Then(random.Minutes(300, 4000), Who.Unit, "end");
        return Closed(Completed(story));
    }

    /// <summary>Anybody, or a caller, tells the coordinating agency, which passes it on.</summary>
    public Story OutsideReport(Story story, bool valid)
    {
        if (story.Kind == Features.Incidents.DraftKind.Public)
            story.Then(random.Minutes(10, 900), Who.Anybody, Step.Report).Then(Answering(), Who.Officer, "acknowledge");
        else
            story.Then(random.Minutes(10, 400), Who.Officer, Step.Report);
        if (!valid)
            return story.Then(random.Minutes(30, 400), Who.Officer, "invalidate", random.Percent(50)
                ? "Đã xác minh với đơn vị vận hành: hệ thống bảo trì theo kế hoạch, không phải sự cố."
                : "Thông tin phản ánh không kiểm chứng được, địa chỉ nêu trong tin báo không tồn tại.");
        story.Then(random.Minutes(5, 50), Who.Officer, "forward").Then(Answering(), Who.Operator, "acknowledge");
        return Closed(Updated(Worked(Verified(story))));
    }

    public Story Invalid(Story story)
    {
        Received(story.Then(Reporting(), Who.Operator, Step.Report));
        return story.Then(random.Minutes(60, 900), Who.Officer, "invalidate", "Cảnh báo nhầm của thiết bị giám sát; đơn vị vận hành đã xác nhận.");
    }

    public Story Reopened(Story story)
    {
        Ordinary(story).Then(random.Minutes(2000, 9000), Who.Officer, "reopen", "Dấu hiệu cũ xuất hiện lại sau khi đóng sự cố.")
            .Then(random.Minutes(200, 2000), Who.Operator, "end");
        return Closed(Updated(story));
    }

    internal Story Received(Story story)
    {
        story.Then(Answering(), Who.Officer, "acknowledge");
        if (!random.Percent(LatePercent))
            story.Then(random.Minutes(1, 14), Who.Unit, "acknowledge");
        if (story.System.Services.Count > 0)
            story.Then(random.Minutes(1, 10), Who.ServiceMember, "acknowledge");
        return story;
    }

    internal Story Verified(Story story)
    {
        story.Then(random.Minutes(10, 240), Who.Officer, "verify")
            .Then(random.Minutes(1, 12), Who.Officer, Step.Judge, "Đã đối chiếu với đơn vị vận hành; phạm vi trong một hệ thống.", serious: false);
        if (!random.Percent(LatePercent))
            story.Then(random.Minutes(1, 20), Who.Unit, Step.Judge, "Ảnh hưởng trong một đơn vị, có phương án thay thế.");
        return random.Percent(25) ? story.Then(random.Minutes(1, 6), Who.Officer, "assign") : story;
    }

    internal Story Judged(Story story)
    {
        var serious = random.Percent(25);
        return random.Percent(60)
            ? story.Then(random.Minutes(5, 90), Who.Unit, Step.Judge, serious ? "Hệ thống phục vụ nhiều người dân, ảnh hưởng có thể lan rộng." : "Phạm vi ảnh hưởng trong một đơn vị, có phương án thay thế.", serious)
            : story;
    }

    internal Story Worked(Story story, bool heavy = false)
    {
        var notes = story.Case.Notes;
        story.Then(random.Minutes(10, 180), heavy && random.Percent(60) ? Who.Unit : Who.Operator, "start");
        for (var i = 0; i < notes.Count && (heavy || i == 0 || random.Percent(50)); i++)
            story.Then(random.Minutes(20, heavy ? 900 : 400), i % 2 == 0 ? Who.Operator : Who.Unit, Step.Note, notes[i]);
        if (heavy)
            for (var i = 0; i < 3; i++)
                story.Then(random.Minutes(30, 400), Who.Operator, Step.Onward);
        return story.Then(random.Minutes(60, heavy ? 4000 : 1500), Who.Operator, "end");
    }

    internal Story Updated(Story story) =>
        story.Then(random.Percent(LatePercent) ? random.Minutes(300, 5000) : random.Minutes(5, 55), Who.Operator, Step.Update, story.Case.Result);

    private Story Completed(Story story) =>
        story.Then(random.Percent(LatePercent) ? random.Minutes(7300, 12_000) : random.Minutes(600, 6500), Who.Operator, Step.Completion, story.Case.Result);

    private Story Closed(Story story) => story.Then(random.Minutes(60, 2900), Who.Officer, "close");

    private TimeSpan Reporting() => random.Percent(LatePercent) ? random.Minutes(7300, 13_000) : random.Minutes(15, 1800);

    private TimeSpan Answering() => random.Percent(LatePercent) ? random.Minutes(40, 700) : random.Minutes(3, 28);
}
