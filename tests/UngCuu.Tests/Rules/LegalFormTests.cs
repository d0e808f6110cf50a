using System.Text.Json.Nodes;
using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

public class LegalFormTests
{
    private static LegalForm Form(string id, string profile = "2017") => TestBook.Shipped.Form(TestBook.Shipped[profile], id);

    [Fact]
    public void Form_03_carries_the_labels_as_printed()
    {
        var form = Form("03");
        Assert.Equal(("Mẫu số 03", "BÁO CÁO BAN ĐẦU SỰ CỐ MẠNG", "[TBSC]"), (form.Number, form.Title.Vi, form.SubjectTag));
        Assert.Equal("Mẫu số 03", form.Box[0]);
        Assert.StartsWith("Ban hành kèm theo Thông tư số 20/2017/TT-BTTTT ngày 12/9/2017 ", form.Box[1], StringComparison.Ordinal);
        Assert.Equal(
            [
                "THÔNG TIN VỀ TỔ CHỨC/CÁ NHÂN BÁO CÁO SỰ CỐ", "NGƯỜI LIÊN HỆ", "THÔNG TIN CHI TIẾT VỀ HỆ THỐNG BỊ SỰ CỐ", "HIỆN TRẠNG SỰ CỐ (*)", "CÁCH THỨC PHÁT HIỆN *",
                "ĐÃ GỬI THÔNG BÁO SỰ CỐ CHO *", "THÔNG TIN BỔ SUNG VỀ HỆ THỐNG XẢY RA SỰ CỐ", "KIẾN NGHỊ, ĐỀ XUẤT HỖ TRỢ", "THỜI GIAN THỰC HIỆN BÁO CÁO SỰ CỐ *",
            ],
            form.Blocks.Select(b => b.Printed));
        Assert.Equal("Mô tả sơ bộ về sự cố (*)", form["description"].Printed);
        Assert.Equal("Thành viên mạng lưới chịu trách nhiệm ứng cứu sự cố cho tổ chức, cá nhân", form["told"].Choice("member").Vi);
        Assert.Equal("CÁ NHÂN/NGƯỜI ĐẠI DIỆN THEO PHÁP LUẬT", form.Signature.Signatory.Vi);
        Assert.Equal(["1", "2", "3", "4", "5"], form["systemLevel"].Choices.Select(c => c.Code));
    }

    [Fact]
    public void Form_03_has_a_page_for_what_the_decision_asks_and_the_form_has_no_box_for()
    {
        Assert.Equal(["measuresTaken", "helpers", "firstResult"], Form("03").Annex!.Fields.Select(f => f.Key));
        Assert.Contains("11.4", Form("03").Basis.Select(b => b.Article), StringComparer.Ordinal);
    }

    [Fact]
    public void Form_04_refers_to_the_initial_report_and_gives_the_result()
    {
        var form = Form("04");
        Assert.Equal("BÁO CÁO KẾT THÚC ỨNG PHÓ SỰ CỐ", form.Title.Vi);
        Assert.Equal(["Số ký hiệu", "Ngày báo cáo"], form.Blocks.Single(b => b.Key == "initial").Fields.Select(f => f.Label.Vi));
        Assert.Equal("Kết quả xử lý sự cố", form["result"].Printed);
    }

    [Fact]
    public void The_notification_holds_the_contents_the_law_names_and_marks_the_mandatory_ones()
    {
        var form = Form("notification");
        Assert.Null(form.Number);
        Assert.Equal(["reporter", "system"], form.Blocks.Where(b => b.Mandatory).Select(b => b.Key));
        Assert.Equal(["reporterName", "reporterAddress", "description", "detectedAt"], form.Fields.Where(f => f.Mandatory).Select(f => f.Key));
    }

    [Fact]
    public void The_2026_profile_uses_the_same_forms_unverified()
    {
        Assert.Equal(Form("04").Fields.Select(f => f.Label.Vi), Form("04", "2026").Fields.Select(f => f.Label.Vi));
        Assert.Equal((Certainty.Law, Certainty.Unverified), (Form("04").Certainty, Form("04", "2026").Certainty));
    }

    [Fact]
    public void A_form_field_or_choice_that_does_not_exist_is_a_fault_of_the_code()
    {
        Assert.Throws<InvalidOperationException>(() => Form("03")["colour"]);
        Assert.Throws<InvalidOperationException>(() => Form("03")["status"].Choice("gone"));
        Assert.Equal("rules.noSuchForm", Assert.Throws<UngCuu.Shared.RuleBroken>(() => Form("99")).Key);
    }

    [Theory]
    [InlineData("kind", "\"single\"", "forms/03.json: name: choices: are missing")]
    [InlineData("choices", """[{ "code": "a", "label": { "vi": "x", "en": "x" } }]""", "forms/03.json: name: choices: has no place with this kind")]
    [InlineData("kind", "\"drawing\"", "forms/03.json: blocks[0].fields[0].kind: the value is not of the right kind")]
    [InlineData("colour", "1", "forms/03.json: blocks[0].fields[0].colour: there is no such field")]
    [InlineData("key", "\"other\"", "forms/03.json: other: key: stands there twice")]
    public void A_faulty_form_is_refused_naming_file_and_field(string field, string value, string fault)
    {
        var form = JsonNode.Parse("""
            {
              "id": "03", "title": { "vi": "x", "en": "x" }, "basis": [{ "text": "T", "article": "1" }], "certainty": "law",
              "blocks": [{ "key": "b", "label": { "vi": "x", "en": "x" }, "fields": [
                { "key": "name", "label": { "vi": "x", "en": "x" }, "kind": "text" }, { "key": "other", "label": { "vi": "x", "en": "x" }, "kind": "text" }] }],
              "signature": { "signatory": { "vi": "x", "en": "x" }, "manner": { "vi": "x", "en": "x" } }
            }
            """)!.AsObject();
        form["blocks"]![0]!["fields"]![0]![field] = JsonNode.Parse(value);
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["holidays.csv"] = new RuleFiles().Read("holidays.csv"),
            ["test.json"] = TestProfile.Json(p => p["forms"] = JsonNode.Parse("""{ "03": { "file": "forms/03.json", "certainty": "law" } }""")),
            ["forms/03.json"] = form.ToJsonString(),
        };
        Assert.Contains(fault, Assert.Throws<RuleFilesBroken>(() => new RuleBook(new RuleFiles(files), TestProfile.Words)).Faults.Select(f => f.ToString()), StringComparer.Ordinal);
    }
}
