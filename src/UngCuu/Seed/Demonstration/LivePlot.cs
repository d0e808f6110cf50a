using UngCuu.Features.Incidents;

namespace UngCuu.Seed.Demonstration;

/// <summary>The incidents under way at the moment of loading: clocks just started, about to run out, and run out.</summary>
internal sealed class LivePlot(Plot plot, DateTime now)
{
    public const int Count = 15;

    private readonly DateTime minute = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));

    public IEnumerable<Story> Stories(int number)
    {
        // Ended days ago, Form 04 due today, and overdue.
        yield return Beyond(number++, endedHoursAgo: 5 * 24 - 3);
        yield return Beyond(number++, endedHoursAgo: 6 * 24 + 2);
        yield return Told(number++, 30 * 60, 40).Then(Minutes(6), Who.Officer, "acknowledge").Then(Minutes(55), Who.Officer, "verify");
        // Ended, the update with the result missing since hours; then one that is still in time.
        yield return Working(number++, 20 * 60).Then(Minutes(16 * 60), Who.Operator, "end");
        yield return Working(number++, 9 * 60).Then(Minutes(6 * 60 + 10), Who.Operator, "end");
        // Everything told, waiting to be closed.
        var told = Working(number++, 28 * 60);
        yield return told.Then(Minutes(20 * 60), Who.Operator, "end").Then(Minutes(35), Who.Operator, Step.Update, told.Case.Result);
        yield return Working(number++, 7 * 60).Then(Minutes(15), Who.Unit, Step.Give, "Gửi nhật ký truy cập của máy chủ ba ngày gần nhất cho đơn vị chuyên trách");
        // Too much for the operator, Form 03 not sent yet.
        yield return Working(number++, 6 * 60).Then(Minutes(45), Who.Operator, "beyond", "Số máy chủ bị ảnh hưởng vượt quá khả năng tự xử lý.");
        // Proposed as serious, waiting to be decided; then one that was, being responded to.
        var proposed = plot.New(number++, Ago(3 * 60), grave: true, initial: true, who: Important);
        yield return Judged(proposed.Then(Minutes(20), Who.Operator, Step.Report).Then(Minutes(9), Who.Officer, "acknowledge").Then(Minutes(16), Who.Unit, "acknowledge")
            .Then(Minutes(12), Who.Officer, "verify"), 22);
        var serious = plot.New(number++, Ago(5 * 60), grave: true, initial: true, who: Important);
        yield return Judged(serious.Then(Minutes(35), Who.Operator, Step.Report).Then(Minutes(7), Who.Officer, "acknowledge").Then(Minutes(12), Who.Unit, "acknowledge")
            .Then(Minutes(15), Who.Officer, "verify").Then(Minutes(3), Who.Officer, "assign"), 12)
            .Then(Minutes(33), Who.Standing, Step.Judge, "Đồng ý với đề nghị; giao Cơ quan điều phối theo dõi, báo cáo bốn giờ một lần.", serious: true)
            .Then(Minutes(10), Who.Unit, "start").Then(Minutes(6), Who.Officer, Step.Told, "Từ sáng không truy cập được hệ thống, màn hình hiện thông báo lạ.")
            .Then(Minutes(5), Who.Officer, Step.Onward)
            .Then(Minutes(14), Who.Operator, Step.Note, serious.Case.Notes[0]);
        yield return plot.New(number++, Ago(4 * 60), DraftKind.Phone).Then(Minutes(30), Who.Officer, Step.Report)
            .Then(Minutes(8), Who.Officer, "forward").Then(Minutes(20), Who.Operator, "acknowledge").Then(Minutes(30), Who.Officer, "verify");
        yield return plot.New(number++, Ago(8 * 60), DraftKind.Public).Then(Minutes(50), Who.Anybody, Step.Report).Then(Minutes(22), Who.Officer, "acknowledge");
        // Not acknowledged: too late, about to be, and just arrived.
        yield return Told(number++, 180, 115);
        yield return Told(number++, 95, 71);
        yield return plot.New(number, Ago(60), DraftKind.Public).Then(Minutes(51), Who.Anybody, Step.Report);
    }

    private Story Beyond(int number, int endedHoursAgo)
    {
        var hours = endedHoursAgo + 50;
        var story = plot.New(number, Ago(hours * 60), grave: true, initial: true);
        return story.Then(Minutes(90), Who.Operator, Step.Report).Then(Minutes(9), Who.Officer, "acknowledge").Then(Minutes(12), Who.Unit, "acknowledge")
            .Then(Minutes(60), Who.Officer, "verify").Then(Minutes(40), Who.Unit, "start").Then(Minutes(200), Who.Unit, Step.Note, story.Case.Notes[0])
            .Then(Minutes(50 * 60 - 411), Who.Unit, "end");
    }

    /// <param name="number">Of the story.</param>
    /// <param name="detectedMinutesAgo">When it was detected.</param>
    /// <param name="reportedAfter">Minutes from detection to report.</param>
    private Story Told(int number, int detectedMinutesAgo, int reportedAfter) =>
        plot.New(number, Ago(detectedMinutesAgo)).Then(Minutes(reportedAfter), Who.Operator, Step.Report);

    /// <summary>Three judge it serious, the last proposes that.</summary>
    private static Story Judged(Story story, int minutesBetween) => story
        .Then(Minutes(minutesBetween), Who.Operator, Step.Judge, "Dịch vụ ngừng hoàn toàn, đơn vị không tự khôi phục được.", serious: true)
        .Then(Minutes(minutesBetween), Who.Unit, Step.Judge, "Đã xác minh tại chỗ: hệ thống phục vụ nhiều người dân, có nguy cơ lan sang hệ thống khác.", serious: true)
        .Then(Minutes(minutesBetween), Who.Lead, Step.Judge, "Đủ cả hai điều kiện của sự cố nghiêm trọng.", serious: true);

    private static bool Important(Member member) => member.Systems.All(s => s.SecurityLevel >= 4);

    private Story Working(int number, int detectedMinutesAgo)
    {
        var story = Told(number, detectedMinutesAgo, 45).Then(Minutes(8), Who.Officer, "acknowledge").Then(Minutes(6), Who.Unit, "acknowledge")
            .Then(Minutes(20), Who.Officer, "verify").Then(Minutes(2), Who.Officer, "assign").Then(Minutes(25), Who.Operator, "start");
        return story.Then(Minutes(30), Who.Operator, Step.Note, story.Case.Notes[0]).Then(Minutes(20), Who.Operator, Step.Onward);
    }

    private DateTime Ago(int minutes) => minute.AddMinutes(-minutes);

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
