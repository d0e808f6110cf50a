using System.Globalization;
using System.Text;
using CsCheck;
using UngCuu.Features.Mailbox;

namespace UngCuu.Tests.Features.Mailbox;

/// <summary>Whatever somebody sends is read as far as it goes, and never stops the letters behind it.</summary>
public class HostileLetterTests
{
    private static ReadLetter Read(string raw) => ReadLetter.Of(Encoding.UTF8.GetBytes(raw), _ => LetterSignature.None);

    [Fact]
    public void Any_bytes_are_a_letter() => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        var read = ReadLetter.Of(bytes, _ => LetterSignature.None);
        return read.From.Length <= ReceivedMailMapping.LongestAddress && read.Subject.Length <= ReceivedMailMapping.LongestLine && read.Text.Length <= ReceivedMailMapping.LongestText;
    });

    [Theory]
    [InlineData("From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n")]
    [InlineData("From: =?utf-9?B?////?= <a@b.vn>\r\nSubject: =?utf-8?Q?=00=FF?=\r\n\r\nx")]
    [InlineData("From: a@b.vn\r\nContent-Type: text/plain; charset=khong-co\r\n\r\nchữ")]
    [InlineData("From: a@b.vn\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!====")]
    [InlineData("From: a@b.vn\r\nReferences: <<<<@>>> <\r\nIn-Reply-To: \r\n\r\nx")]
    [InlineData("From: a@b.vn, c@d.vn, \"\r\nX: \0\r\n\r\nx\0y")]
    [InlineData("\r\n\r\n")]
    [InlineData("")]
    public void Broken_letters_are_read_as_far_as_they_go(string raw)
    {
        var read = Read(raw);
        Assert.DoesNotContain('\0', read.Text + read.Subject + read.FromName);
    }

    [Theory]
    [InlineData("a@b.vn\r\n bcc: c@d.vn")]
    [InlineData("\"a b\"@c.vn")]
    [InlineData("a@b.vn>,<c@d.vn")]
    [InlineData("nobody")]
    [InlineData("@")]
    public void Nobody_is_answered_at_what_is_no_plain_address(string from)
    {
        var read = Read($"From: {from}\r\nSubject: x\r\n\r\nx");
        Assert.True(read.From is "" or "a@b.vn", read.From);
        Assert.True(read.From.Length > 0 || read.NoAnswer);
    }

    [Fact]
    public void Parts_within_parts_without_end_are_read_to_a_depth()
    {
        var raw = new StringBuilder("From: a@b.vn\r\n");
        for (var i = 0; i < 2_000; i++)
            raw.Append(CultureInfo.InvariantCulture, $"Content-Type: multipart/mixed; boundary=b{i}\r\n\r\n--b{i}\r\n");
        Assert.Equal("a@b.vn", Read(raw.Append("\r\nx").ToString()).From);
    }

    [Fact]
    public void A_thousand_files_are_cut_and_it_is_said()
    {
        var raw = new StringBuilder("From: a@b.vn\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n");
        for (var i = 0; i < 1_000; i++)
            raw.Append(CultureInfo.InvariantCulture, $"--x\r\nContent-Type: application/octet-stream; name=\"{i}.bin\"\r\n\r\nx\r\n");
        var read = Read(raw.Append("--x--\r\n").ToString());
        Assert.True(read.Incomplete);
        Assert.Equal(50, read.Files.Count);
    }

    [Fact]
    public void Of_a_page_only_the_words_remain()
    {
        var read = Read("From: a@b.vn\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>t</title><style>p{color:red}</style></head><body><p>Một &amp; hai</p><script>alert(1)</script><div>Ba<br>bốn</div><img src=\"http://theo.doi/x.gif\"></body></html>");
        Assert.Equal(["Một & hai", "Ba", "bốn"], read.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }

    [Fact]
    public void Too_many_words_are_cut_and_it_is_said()
    {
        var read = Read("From: a@b.vn\r\n\r\n" + new string('x', 30_000));
        Assert.Equal((ReceivedMailMapping.LongestText, true), (read.Text.Length, read.Incomplete));
    }
}
