using UngCuu.Features.Duties;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Tests.Rules;
using static UngCuu.Tests.Features.Duties.Story;

namespace UngCuu.Tests.Features.Duties;

public class ExplanationTests
{
    private static readonly Texts Words = new();

    private static (string Vi, string En) Explain(RuleBook book, Profile profile, Rule rule, DateTime? due = null, string? role = null) =>
        (new Explanation(Words, Texts.Vietnamese, profile).Sentence(rule, due, role), new Explanation(Words, Texts.English, profile).Sentence(rule, due, role));

    private static (string Vi, string En) Shipped(string rule, string? due = null, string? role = null, string profile = "vn-2017") =>
        Explain(TestBook.Shipped, TestBook.Shipped[profile], TestBook.Shipped[profile][rule], due is null ? null : Vn(due), role);

    [Fact]
    public void A_duty_is_explained_in_one_sentence_of_each_language()
    {
        Assert.Equal((
            "Đơn vị vận hành phải gửi Báo cáo kết thúc (Mẫu 04) cho chủ quản và Cơ quan điều phối trong 5 ngày kể từ khi kết thúc ứng phó, trước 14:05 ngày 08/4/2018 (TT 20/2017, Điều 9 khoản 2 điểm b).",
            "The operator must send the completion report (Form 04) to the owner and the coordinating agency within 5 days of the end of the response, by 14:05 on 8 April 2018 (Circular 20/2017, Article 9(2)(b))."),
            Shipped("INC-7", "2018-04-08 14:05"));
        Assert.Equal((
            "Đơn vị vận hành phải gửi Báo cáo ban đầu (Mẫu 03) cho chủ quản, đơn vị chuyên trách ứng cứu sự cố và Cơ quan điều phối ngay khi nhận thấy sự cố vượt khả năng xử lý (đặt: 60 phút), trước 10:30 ngày 03/4/2018 (TT 20/2017, Điều 9 khoản 2 điểm b; QĐ 05/2017, Điều 11 khoản 1 điểm a; QĐ 05/2017, Điều 11 khoản 2).",
            "The operator must send the initial report (Form 03) to the owner, the specialised unit and the coordinating agency at once upon the finding that it exceeds the operator’s capability (set: 60 minutes), by 10:30 on 3 April 2018 (Circular 20/2017, Article 9(2)(b); Decision 05/2017, Article 11(1)(a); Decision 05/2017, Article 11(2))."),
            Shipped("INC-5", "2018-04-03 10:30"));
        Assert.Equal((
            "Thành viên mạng lưới chịu trách nhiệm phải xác nhận đã nhận thông tin sự cố với bên gửi ngay khi nhận được thông tin sự cố (đặt: 30 phút), trước 10:30 ngày 03/4/2018 (QĐ 05/2017, Điều 12 khoản 1 điểm c; QĐ 05/2017, Điều 12 khoản 2 điểm c; QĐ 05/2017, Điều 12 khoản 3 điểm b; TT 20/2017, Điều 10).",
            "The responsible network member must acknowledge receipt to the sender at once upon the receipt of the information (set: 30 minutes), by 10:30 on 3 April 2018 (Decision 05/2017, Article 12(1)(c); Decision 05/2017, Article 12(2)(c); Decision 05/2017, Article 12(3)(b); Circular 20/2017, Article 10)."),
            Shipped("INC-1", "2018-04-03 10:30", "member"));
        Assert.Equal((
            "Chủ quản phải báo cáo nguyên nhân, phạm vi và biện pháp khắc phục cho Cơ quan điều phối trong 72 giờ kể từ khi phát hiện sự cố, trước 09:00 ngày 10/9/2026 (NĐ 331/2026, Điều 31 khoản 2 điểm d; chưa đối chiếu).",
            "The owner must report cause, scope and remedy to the coordinating agency within 72 hours of the detection of the incident, by 09:00 on 10 September 2026 (Decree 331/2026, Article 31(2)(d); not verified)."),
            Shipped("INC-16.b", "2026-09-10 09:00", profile: "vn-2026"));
        Assert.Equal((
            "Cơ quan điều phối phải ghi nhận sự cố đã hoàn thành sau khi kết thúc ứng phó; pháp luật không đặt thời hạn (TT 20/2017, Điều 9 khoản 2 điểm b).",
            "The coordinating agency must record the incident as completed after the end of the response; the law sets no time (Circular 20/2017, Article 9(2)(b))."),
            Shipped("INC-8"));
    }

    [Theory]
    [InlineData("before 06-20", "Đơn vị phải làm việc trước ngày 20/6 hằng năm (VB, Điều 1).", "The unit must do it before 20 June of each year (Text, Article 1).")]
    [InlineData("by 01-31 next year", "Đơn vị phải làm việc, chậm nhất ngày 31/01 của năm sau (VB, Điều 1).", "The unit must do it, at the latest on 31 January of the following year (Text, Article 1).")]
    [InlineData("every month", "Đơn vị phải làm việc hằng tháng (VB, Điều 1).", "The unit must do it every month (Text, Article 1).")]
    [InlineData("every quarter by 05 next month", "Đơn vị phải làm việc, chậm nhất ngày 5 của tháng đầu quý sau (VB, Điều 1).", "The unit must do it, at the latest on day 5 of the month after each quarter (Text, Article 1).")]
    [InlineData("on 2022-12-31", "Đơn vị phải làm việc, chậm nhất hết ngày 31/12/2022 (VB, Điều 1).", "The unit must do it, by the end of 31 December 2022 (Text, Article 1).")]
    public void Calendar_duties_are_explained_too(string time, string vi, string en)
    {
        var book = TestProfile.With(TestProfile.Unit(time));
        Assert.Equal((vi, en), Explain(book, book.Profiles[0], book.Profiles[0].Rules[0]));
    }

    [Fact]
    public void A_duty_that_ends_at_midnight_says_the_day_that_ends()
    {
        var book = TestProfile.With("""{ "subject": "incident", "responsible": ["operator"], "time": "10 working days", "starts": { "on": ["Happened"] }, "met": { "by": ["Answered"], "to": ["coordinator"] } }""");
        Assert.Equal((
            "Đơn vị vận hành phải làm việc cho Cơ quan điều phối trong 10 ngày làm việc kể từ khi có việc xảy ra, trước khi hết ngày 11/5/2018 (VB, Điều 1).",
            "The operator must do it to the coordinating agency within 10 working days of the event, by the end of 11 May 2018 (Text, Article 1)."),
            Explain(book, book.Profiles[0], book.Profiles[0].Rules[0], Vn("2018-05-12")));
    }

    [Fact]
    public void Civil_counting_repeated_lasting_and_ordered_duties_say_so()
    {
        var book = TestProfile.With(p => p["settings"]!["counting"] = "civil",
            """{ "subject": "incident", "responsible": ["operator"], "time": "1 day", "starts": { "on": ["Happened"] }, "met": { "by": ["Answered"] } }""",
            """{ "id": "TST-2", "subject": "incident", "responsible": ["operator"], "time": "every 4 hours while running", "met": { "by": ["Answered"] } }""",
            """{ "id": "TST-3", "subject": "unit", "responsible": ["self"], "appliesTo": ["ministry"], "time": "always", "holds": "exists", "met": null }""",
            """{ "id": "TST-4", "subject": "incident", "responsible": ["operator"], "time": "in the order", "starts": { "on": ["Ordered"] }, "met": { "by": ["Answered"] } }""");
        Assert.Equal(
            [
                "Đơn vị vận hành phải làm việc trong 1 ngày kể từ khi có việc xảy ra (tính theo Bộ luật Dân sự) (VB, Điều 1).",
                "Đơn vị vận hành phải làm việc 4 giờ một lần khi đang chạy (VB, Điều 1).",
                "Đơn vị phải làm việc, duy trì thường xuyên (VB, Điều 1).",
                "Đơn vị vận hành phải làm việc theo thời hạn được giao (VB, Điều 1).",
            ],
            book.Profiles[0].Rules.Select(r => Explain(book, book.Profiles[0], r).Vi));
    }

    [Fact]
    public void Every_shipped_rule_has_a_sentence_in_both_languages_that_ends_with_its_ground() =>
        Assert.All(TestBook.Shipped.Profiles.SelectMany(p => p.Rules.Select(r => (p, r))), one =>
        {
            var (vi, en) = Explain(TestBook.Shipped, one.p, one.r, Vn("2018-04-08 14:05"));
            Assert.Matches(@"^\p{Lu}.* phải .+\)\.$", vi);
            Assert.Matches(@"^\p{Lu}.* must .+\)\.$", en);
            Assert.DoesNotContain("duties.", vi + en, StringComparison.Ordinal);
            Assert.DoesNotContain("  ", vi + en, StringComparison.Ordinal);
        });

    [Fact]
    public void Every_reason_for_not_applying_is_worded()
    {
        EndReason[] reasons = [EndReason.Exempt, EndReason.Undone, EndReason.Reassigned, EndReason.OtherProfile, EndReason.NewUnit, EndReason.UnitEnded, EndReason.Of("closed"), EndReason.NoLonger("serious")];
        var explain = new Explanation(Words, Texts.Vietnamese, TestBook.Shipped["2026"]);
        Assert.Equal(reasons.Length, reasons.Select(explain.Reason).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal("Không áp dụng: sự cố đã đóng.", explain.Reason(EndReason.Of("closed")));
        Assert.All(reasons, r => Assert.Equal(r, EndReason.Read(r.ToString())));
    }
}
