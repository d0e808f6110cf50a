using System.Text;
using UngCuu.Documents.Files;

namespace UngCuu.Tests.Documents.Files;

public class SecrecyStampTests
{
    public static TheoryData<string> Stamped =>
    [
        "MẬT", "TỐI MẬT", "TUYỆT MẬT", "Mật", "Tối mật", "tuyệt mật", "tối mật", "mật", "  MẬT  ", "[MẬT]", "(TỐI MẬT)", "*** TUYỆT MẬT ***", "“MẬT”", "- Mật -", "TỐI MẬT.",
        "M Ậ T", "T Ố I   M Ậ T", "T U Y Ệ T  M Ậ T", "TỐI-MẬT", "ＴỐＩ ＭẬＴ", "M\u200bẬT", "\u202eTUYỆT MẬT", "TUYET MAT", "tuyet mat", "TOI MAT",
        "Độ mật: Mật", "Độ mật: Tối mật", "ĐỘ MẬT: TUYỆT MẬT", "độ mật : mật", "Độ mật - Tối mật", "Mức độ mật: Mật", "Độ mật:TỐI MẬT", "Độ mật: “Tuyệt mật”", "Độ mật: C", "Do mat: Toi mat",
        "1. Độ mật: Mật", "Độ mật Tối mật", "Độ mật: Mật    Độ khẩn: Hỏa tốc", "Dấu chỉ độ mật: Tuyệt mật", "TỐI MẬT - HỎA TỐC", "HỎA TỐC / MẬT", "KHẨN, MẬT", "Đóng dấu: TỐI MẬT", "Đã đóng dấu Mật",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nMẬT\nBÁO CÁO\nVề sự cố", "Số: 12/BC-BCA\nTUYỆT MẬT\nMã số: 5", "UBND TP HÀ NỘI\nMẬT\nThư mời", "Nguy cơ\nMẬT\nKính gửi", "Nội dung như sau:\nmật\n",
        "Kính gửi ông\r\n\r\nTối mật\r\n\r\nNội dung", "TỐI\nMẬT", "Trang 1\u2028TUYỆT MẬT\u2028Trang 2",
    ];

    public static TheoryData<string> StampedNames =>
    [
        "MẬT.pdf", "Mật.docx", "TỐI MẬT.docx", "tuyệt mật.pdf", "TOI_MAT.docx", "TUYET-MAT.pdf", "Tuyet mat.pdf", "[MẬT] Báo cáo.docx", "Báo cáo (TỐI MẬT).pdf", "TUYỆT MẬT - Kế hoạch.doc",
        "Bao cao - TOI MAT.docx", "KH_2018_TỐI MẬT.pdf", "Báo cáo_MẬT.pdf", "C:\\van ban\\TỐI MẬT.pdf", "/home/a/MẬT.zip", "Công văn 12.MẬT.pdf", "TỐI MẬT", "M\u200bẬT.pdf",
    ];

    [Theory, MemberData(nameof(Stamped))]
    public void A_stamp_standing_alone_is_refused(string text) => AssertAll(Secrecy.Refused, text, SecrecyStamp.OfText);

    [Theory, MemberData(nameof(StampedNames))]
    public void A_file_named_by_a_stamp_is_refused(string name) => AssertAll(Secrecy.Refused, name, SecrecyStamp.OfFileName);

    [Theory]
    [InlineData("Văn bản đóng dấu mật bị lộ trên mạng.")]
    [InlineData("Tệp có kế hoạch tuyệt mật của đơn vị.")]
    [InlineData("Lộ một văn bản MẬT của sở.")]
    [InlineData("Báo cáo gửi kèm có độ mật: Tối mật.")]
    [InlineData("TÀI LIỆU MẬT")]
    [InlineData("Văn bản tối mật")]
    [InlineData("MAT")]
    [InlineData("toi mat")]
    [InlineData("Đơn vị xử lý thông tin\nmật\ncủa khách hàng")]
    public void A_doubtful_text_is_asked_about(string text) => AssertAll(Secrecy.Ask, text, SecrecyStamp.OfText);

    [Theory]
    [InlineData("MAT.pdf")]
    [InlineData("kế hoạch tuyệt mật.docx")]
    [InlineData("DANH_SACH_MẬT.pdf")]
    [InlineData("văn bản mật.pdf")]
    public void A_doubtful_name_is_asked_about(string name) => Assert.Equal(Secrecy.Ask, SecrecyStamp.OfFileName(name));

    [Fact]
    public void Of_written_reports_none_is_refused_and_none_even_asked_about()
    {
        Assert.True(OrdinaryReports.Written.Length >= 60);
        Assert.All(OrdinaryReports.Written, text => AssertAll(Secrecy.None, text, SecrecyStamp.OfText));
    }

    [Fact]
    public void Of_two_hundred_ordinary_reports_none_is_refused_however_their_lines_are_broken()
    {
        foreach (var report in OrdinaryReports.Made(200))
            foreach (var width in (int[])[1000, 76, 40, 30, 24])
                Assert.True(SecrecyStamp.OfText(Wrapped(report, width)) != Secrecy.Refused, Wrapped(report, width));
    }

    [Fact]
    public void Of_two_hundred_ordinary_reports_none_is_even_asked_about() =>
        Assert.DoesNotContain(OrdinaryReports.Made(200), r => SecrecyStamp.OfText(r) != Secrecy.None);

    [Fact]
    public void Ordinary_file_names_are_taken() =>
        Assert.DoesNotContain(OrdinaryReports.FileNames, n => SecrecyStamp.OfFileName(n) != Secrecy.None);

    [Fact]
    public void The_worst_of_all_texts_and_names_counts()
    {
        Assert.Equal(Secrecy.None, SecrecyStamp.Check([], []));
        Assert.Equal(Secrecy.None, SecrecyStamp.Check([null, "Đổi mật khẩu"], [null, "log.zip"]));
        Assert.Equal(Secrecy.Ask, SecrecyStamp.Check(["Đổi mật khẩu", "toi mat"], ["log.zip"]));
        Assert.Equal(Secrecy.Refused, SecrecyStamp.Check(["toi mat"], ["log.zip", "MẬT.pdf"]));
    }

    [Fact]
    public void A_long_text_of_stamps_and_blanks_is_read_in_no_time() =>
        Assert.Equal(Secrecy.Ask, SecrecyStamp.OfText(string.Concat(Enumerable.Repeat("Độ mật: (Độ mật:  _ - ", 3000)) + "tuyệt mật"));

    /// <summary>As typed, and with the letters in pieces as a Mac sends them.</summary>
    private static void AssertAll(Secrecy expected, string text, Func<string, Secrecy> check)
    {
        Assert.Equal(expected, check(text));
        Assert.Equal(expected, check(text.Normalize(NormalizationForm.FormD)));
    }

    private static string Wrapped(string text, int width) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line =>
    {
        var wrapped = new StringBuilder();
        var column = 0;
        foreach (var word in line.Split(' '))
        {
            if (column > 0 && column + 1 + word.Length > width)
            {
                wrapped.Append('\n');
                column = 0;
            }
            if (column > 0)
            {
                wrapped.Append(' ');
                column++;
            }
            wrapped.Append(word);
            column += word.Length;
        }
        return wrapped.ToString();
    }));
}
