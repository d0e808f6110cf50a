using UngCuu.Documents;

namespace UngCuu.Tests.Documents;

public class FormDocumentTests
{
    private static readonly FormDocument Forms = new(Layout.Current);

    [Fact]
    public void One_answer_only_may_be_ticked_where_one_is_asked_for() =>
        Assert.Throws<ArgumentException>(() => Text(new ChoiceField("Cấp độ", [new CheckBox("1", true), new CheckBox("2", true)], Several: false)));

    [Fact]
    public void A_mandatory_label_gets_its_star_once() =>
        Assert.Equal(["Địa chỉ (*)", "CÁCH THỨC PHÁT HIỆN *"], [Text(new TextField("Địa chỉ", "x") { Mandatory = true })[0], Text(new TextField("CÁCH THỨC PHÁT HIỆN *", "x") { Mandatory = true })[0]]);

    [Fact]
    public void Day_and_hour_stand_on_one_row() =>
        Assert.Equal(
            ["Ngày", "03/4/2018", "Giờ", "09 giờ 05 phút"],
            Text(new DateField("Ngày", new DateOnly(2018, 4, 3)), new TimeField("Giờ", new TimeOnly(9, 5)) { Beside = true }));

    [Fact]
    public void A_moment_is_printed_in_vietnam_time() =>
        Assert.Equal("00 giờ 30 phút, ngày 01 tháng 01 năm 2019", Text(new MomentField("Lúc", new DateTime(2018, 12, 31, 17, 30, 0, DateTimeKind.Utc)))[1]);

    [Fact]
    public void Empty_rows_that_are_not_mandatory_go_where_the_form_allows_it()
    {
        SheetField[] fields = [new TextField("Có", "x"), new TextField("Trống", " "), new TextField("Bắt buộc", null) { Mandatory = true }];
        SheetBlock[] blocks = [new("KHỐI", fields), new("TRỐNG", [new TextField("Trống", null)])];
        Assert.Equal(3, Forms.Lay(new FormSheet("Mẫu", blocks) { DropsEmpty = true }).Rows.Count);
        Assert.Equal(6, Forms.Lay(new FormSheet("Mẫu", blocks)).Rows.Count);
    }

    private static string[] Text(params SheetField[] fields) =>
        [.. Forms.Lay(new FormSheet("Mẫu", [new SheetBlock(null, fields)])).Rows.SelectMany(r => r.Cells).Select(c => string.Concat(c.Content.OfType<Paragraph>().SelectMany(p => p.Runs).Select(r => r.Text)))];
}
