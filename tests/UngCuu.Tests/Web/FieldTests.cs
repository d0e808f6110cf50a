using AngleSharp.Dom;
using System.Net;
using AngleSharp.Html.Dom;
using UngCuu.Tests.Features.Samples;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Web;

[Trait("needs", "database")]
public class FieldTests(SampleServer server) : IClassFixture<SampleServer>
{
    private const string Address = "/samples/form";

    private static readonly Dictionary<string, object?> Nothing = [];

    private static readonly Dictionary<string, object?> Whole = new(StringComparer.Ordinal)
    {
        ["Form.Title"] = "  Mã độc  ",
        ["Form.Story"] = "Dòng một\r\nDòng hai",
        ["Form.Mail"] = "truc@example.vn",
        ["Form.Level"] = "4",
        ["Form.Kind"] = "English",
        ["Form.Ways"] = new[] { "Vietnamese", "English" },
        ["Form.Owner"] = "b",
        ["Form.At"] = "14:05 03/4/2018",
        ["Form.Day"] = "2018-04-03",
        ["Form.Hour"] = "14h05",
        ["Form.Agreed"] = new[] { "true", "false" },
    };

    [Theory]
    [InlineData("Form_Title", "text")]
    [InlineData("Form_Mail", "email")]
    [InlineData("Form_Phone", "tel")]
    [InlineData("Form_Secret", "password")]
    [InlineData("Form_At", "text")]
    [InlineData("Form_Agreed", "checkbox")]
    [InlineData("Form_Files", "file")]
    public async Task The_property_chooses_its_input(string id, string type)
    {
        using var browser = server.Browse();
        Assert.Equal(type, (await browser.Get(Address)).One("#" + id).GetAttribute("type"));
    }

    [Theory]
    [InlineData("vi", "Tìm kiếm")]
    [InlineData("en", "Search")]
    public async Task The_label_is_worded_for_the_reader_and_tied_to_its_input(string language, string words)
    {
        using var browser = server.Browse(language);
        var page = await browser.Get(Address);
        Assert.StartsWith(words, page.One("label[for=Form_Title]").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.One("#Form_Title").GetAttribute("aria-required"));
        Assert.Equal("20", page.One("#Form_Title").GetAttribute("maxlength"));
        Assert.Equal("off", page.One("#Form_Title").GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task A_label_of_a_legal_form_stands_instead_of_the_text_and_is_escaped()
    {
        using var browser = server.Browse();
        var page = await browser.Get(Address + "?label=" + Uri.EscapeDataString("<b>Tên hệ thống"));
        Assert.StartsWith("<b>Tên hệ thống", page.One("label[for=Form_Title]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choices_come_from_the_enum_or_the_page_and_stand_in_their_groups()
    {
        using var browser = server.Browse();
        var page = await browser.Get(Address);
        Assert.Equal(["", "Vietnamese", "English"], page.One("#Form_Kind").QuerySelectorAll("option").Select(o => o.GetAttribute("value")));
        Assert.Equal("Bộ <Thông tin>", page.One("#Form_Owner optgroup[label=Bộ] option").TextContent);
        Assert.Equal("Form_System-list", page.One("#Form_System").GetAttribute("list"));
        Assert.Equal("UBND tỉnh", page.One("#Form_System-list option").GetAttribute("value"));
    }

    [Fact]
    public async Task A_group_of_boxes_is_a_fieldset_whose_boxes_have_labels_of_their_own()
    {
        using var browser = server.Browse();
        var page = await browser.Get(Address);
        var boxes = page.Html.QuerySelectorAll<IHtmlInputElement>("fieldset input[name='Form.Ways']").ToList();
        Assert.Equal(["checkbox", "checkbox"], boxes.Select(b => b.Type));
        Assert.All(boxes, b => Assert.NotNull(page.Html.QuerySelector($"label[for='{b.Id}']")));
        Assert.Equal(page.Html.QuerySelectorAll("[id]").Length, page.Html.QuerySelectorAll("[id]").Select(e => e.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task What_was_sent_is_bound_cleaned_and_said_on_the_next_page()
    {
        using var browser = server.Browse();
        var next = await browser.Send(await browser.Get(Address), Whole, "Gửi");
        Assert.Equal(HttpStatusCode.OK, next.Status);
        Assert.Equal("Đã gửi.", next.One(".flash").TextContent.Trim());
        var form = FormModel.Accepted!;
        Assert.Equal("Mã độc", form.Title);
        Assert.Equal("Dòng một\nDòng hai", form.Story);
        Assert.Equal(new DateTime(2018, 4, 3, 7, 5, 0, DateTimeKind.Utc), form.At);
        Assert.Equal(DateTimeKind.Utc, form.At!.Value.Kind);
        Assert.Equal(new DateOnly(2018, 4, 3), form.Day);
        Assert.Equal(new TimeOnly(14, 5), form.Hour);
        Assert.Equal([Language.Vietnamese, Language.English], form.Ways);
        Assert.True(form.Agreed);
        Assert.Null(form.Phone);
        Assert.Empty((await browser.Get(Address)).Html.QuerySelectorAll(".flash"));
    }

    [Fact]
    public async Task A_fault_stands_above_its_input_is_listed_with_a_link_and_loses_nothing()
    {
        using var browser = server.Browse();
        var wrong = new Dictionary<string, object?>(Whole, StringComparer.Ordinal) { ["Form.Title"] = "", ["Form.At"] = "31/02/2018 25:00", ["Form.Level"] = "chín" };
        var page = await browser.Send(await browser.Get(Address), wrong, "Gửi");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Cần nhập: Tìm kiếm.", page.One("#Form_Title-fault").TextContent);
        Assert.Equal("true", page.One("#Form_Title").GetAttribute("aria-invalid"));
        Assert.Equal("Form_Title-fault", page.One("#Form_Title").GetAttribute("aria-describedby"));
        Assert.Equal("Quay lại: ghi giờ và ngày như 14:05 03/4/2018.", page.One("#Form_At-fault").TextContent);
        Assert.NotNull(page.Html.QuerySelector(".form-errors a[href='#Form_At']"));

        Assert.Equal("31/02/2018 25:00", page.One("#Form_At").GetAttribute("value"));
        Assert.Equal("chín", page.One("#Form_Level").GetAttribute("value"));
        Assert.Equal("Dòng một\nDòng hai", page.One("#Form_Story").TextContent);
        Assert.Equal("English", ((IHtmlSelectElement)page.One("#Form_Kind")).Value);
        Assert.Equal(2, page.Html.QuerySelectorAll("input[name='Form.Ways']:checked").Length);
        Assert.True(((IHtmlInputElement)page.One("#Form_Agreed")).IsChecked);
    }

    [Fact]
    public async Task A_secret_is_never_sent_back()
    {
        using var browser = server.Browse();
        var page = await browser.Send(await browser.Get(Address), new Dictionary<string, object?> { ["Form.Secret"] = "bí-mật" }, "Gửi");
        Assert.DoesNotContain("bí-mật", page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Form.Title", "Tên dài quá hai mươi ký tự", "Search: at most 20 characters.")]
    [InlineData("Form.Story", "ab", "Main menu: 3 to 100 characters.")]
    [InlineData("Form.Mail", "không", "Mail: not an e-mail address.")]
    [InlineData("Form.Level", "9", "Level: from 1 to 5.")]
    [InlineData("Form.Kind", "Lào", "What stands in “Kind” is not valid.")]
    public async Task Every_check_is_worded_in_the_readers_language(string field, string value, string words)
    {
        using var browser = server.Browse("en");
        var page = await browser.Send(await browser.Get(Address), new Dictionary<string, object?> { [field] = value }, "Gửi");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(words, page.One($"#{field.Replace('.', '_')}-fault").TextContent);
    }

    [Fact]
    public async Task Hostile_text_comes_back_as_text()
    {
        using var browser = server.Browse();
        const string Hostile = "\"><script>alert(1)</script>";
        var page = await browser.Send(await browser.Get(Address), new Dictionary<string, object?> { ["Form.Title"] = Hostile, ["Form.Story"] = "</textarea>" + Hostile }, "Gửi");
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(Hostile, page.One("#Form_Title").GetAttribute("value"));
        Assert.DoesNotContain(page.Html.Scripts, s => s.Text.Contains("alert", StringComparison.Ordinal));
    }
}
