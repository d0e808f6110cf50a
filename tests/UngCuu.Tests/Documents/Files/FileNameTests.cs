using System.Text;
using CsCheck;
using Microsoft.Net.Http.Headers;
using UngCuu.Documents.Files;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Documents.Files;

public class FileNameTests
{
    [Theory]
    [InlineData("Báo cáo.docx", "Báo cáo.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("C:\\fakepath\\log.zip", "log.zip")]
    [InlineData("a/b\\c:d*e?.txt", "c_d_e_.txt")]
    [InlineData("\u202eexe.cod", "exe.cod")]
    [InlineData("a\r\nSet-Cookie: x.txt", "a Set-Cookie_ x.txt")]
    [InlineData("  log   1 .txt. . ", "log 1 .txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData("NUL", "_NUL")]
    [InlineData("", "tep-dinh-kem")]
    [InlineData(null, "tep-dinh-kem")]
    [InlineData("\u200b/", "tep-dinh-kem")]
    [InlineData("..", "tep-dinh-kem")]
    public void A_name_is_cleaned_and_stays_readable(string? name, string clean) => Assert.Equal(clean, FileName.Clean(name));

    [Fact]
    public void Letters_in_pieces_are_composed() =>
        Assert.Equal("Nhật ký máy chủ.log", FileName.Clean("Nhật ký máy chủ.log".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void A_long_name_keeps_its_extension()
    {
        var clean = FileName.Clean(new string('ư', 500) + ".docx");
        Assert.Equal(FileName.Longest, clean.Length);
        Assert.EndsWith("ư.docx", clean, StringComparison.Ordinal);
        Assert.False(char.IsSurrogate(FileName.Clean(new string('a', FileName.Longest - 1) + "😀😀")[^1]));
    }

    [Fact]
    public void A_download_has_a_plain_name_and_the_real_one() =>
        Assert.Equal(
            "attachment; filename=\"Bao cao dot 1.docx\"; filename*=UTF-8''B%C3%A1o%20c%C3%A1o%20%C4%91%E1%BB%A3t%201.docx",
            FileName.ContentDisposition("Báo cáo đợt 1.docx"));

    [Fact]
    public void No_name_breaks_out_of_its_header() => Gen.String.Many(name =>
    {
        var clean = FileName.Clean(name);
        Assert.InRange(clean.Length, 1, FileName.Longest);
        Assert.DoesNotContain(clean, c => char.IsControl(c) || c is '/' or '\\' or '"');
        Assert.Equal(clean, FileName.Clean(clean));
        var header = FileName.ContentDisposition(name);
        Assert.DoesNotContain(header, c => c is < ' ' or > '~');
        Assert.Equal(clean, ContentDispositionHeaderValue.Parse(header).FileNameStar.Value);
    });
}
