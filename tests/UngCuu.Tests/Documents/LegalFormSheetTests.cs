using UngCuu.Documents;
using UngCuu.Documents.Word;
using UngCuu.Rules;
using UngCuu.Tests.Rules;

namespace UngCuu.Tests.Documents;

public class LegalFormSheetTests
{
    private static readonly FormDocument Forms = new(Layout.Current);
    private static readonly WordRenderer Word = new(Layout.Current);
    private static readonly FormAnswers Nothing = new() { All = _ => [] };

    public static TheoryData<string> Shipped => ["03", "04", "notification", "receipt"];

    [Theory, MemberData(nameof(Shipped))]
    public void Every_label_of_a_form_is_printed_as_the_profile_has_it(string id)
    {
        var form = Form(id);
        var text = WordText.Of(Word.Render(Forms.Compose(form, Nothing)));
        Assert.All(form.Blocks, b => Assert.Contains(b.Printed, text, StringComparison.Ordinal));
        Assert.All(form.Blocks.SelectMany(b => b.Fields), f => Assert.Contains(f.Label.Vi, text, StringComparison.OrdinalIgnoreCase));
        Assert.All(form.Fields.Except(form.Annex?.Fields ?? []).SelectMany(f => f.Choices), c => Assert.Contains("☐ " + c.Label.Vi, text, StringComparison.Ordinal));
        Assert.All([form.Title.Vi, form.Signature.Signatory.Vi, form.Signature.Manner.Vi, .. form.Box], w => Assert.Contains(w, text, StringComparison.Ordinal));
        Assert.DoesNotContain("☒", text, StringComparison.Ordinal);
        Assert.DoesNotContain("(*) (*)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_stand_behind_their_labels()
    {
        var text = WordText.Of(Word.Render(Filled()));
        string[] lines =
        [
            "Tên tổ chức/cá nhân báo cáo sự cố (*) | Trung tâm Dữ liệu Minh Họa",
            "☐ Cấp độ 2\u2003 ☒ Cấp độ 3\u2003 ☐ Cấp độ 4",
            "| 03/4/2018 | Thời gian phát hiện (*) (giờ, phút) | 14 giờ 05 phút",
            "☒ Nhận được thông báo từ: người dân / ☐ Khác, đó là ……",
            "Các địa chỉ IP của hệ thống (Chỉ ghi địa chỉ IP công khai) | 203.0.113.25, 2001:db8::25",
            "☐ Có\u2003 ☒ Không",
            "15 giờ 20 phút, ngày 03 tháng 4 năm 2018",
            "\nTRANG BỔ SUNG",
            "Đã cô lập máy chủ",
        ];
        Assert.All(lines, l => Assert.Contains(l, text, StringComparison.Ordinal));
    }

    [Fact]
    public void The_supplement_is_left_out_while_it_is_empty() => Assert.Empty(Forms.Compose(Form("03"), Nothing).Annexes);

    internal static OfficialDocument Filled()
    {
        var answers = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["reporterName"] = ["Trung tâm Dữ liệu Minh Họa"],
            ["systemLevel"] = ["3"],
            ["detectedBy"] = ["log", "notice"],
            ["told"] = ["coordinator"],
            ["addresses"] = ["203.0.113.25", "2001:db8::25"],
            ["confidential"] = ["no"],
            ["attachments"] = ["nhat-ky.zip", "anh.png"],
            ["measuresTaken"] = ["Đã cô lập máy chủ"],
        };
        return Forms.Compose(Form("03"), new FormAnswers
        {
            All = f => answers.GetValueOrDefault(f.Key) ?? [],
            Detail = (f, c) => (f.Key, c.Code) == ("detectedBy", "notice") ? "người dân" : null,
            Day = f => f.Key == "detectedOn" ? new DateOnly(2018, 4, 3) : null,
            Hour = f => f.Key == "detectedTime" ? new TimeOnly(14, 5) : null,
            Moment = f => f.Key == "reportedAt" ? new DateTime(2018, 4, 3, 8, 20, 0, DateTimeKind.Utc) : null,
        });
    }

    private static LegalForm Form(string id) => TestBook.Shipped.Form(TestBook.Shipped["vn-2017"], id);
}
