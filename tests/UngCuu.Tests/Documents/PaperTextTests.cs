using System.Text;
using CsCheck;
using UngCuu.Documents;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Documents;

public class PaperTextTests
{
    [Fact]
    public void Decomposed_letters_are_composed_and_invisible_marks_go() =>
        Assert.Equal("Đặng Thị Hồng", PaperText.Line("\u202eĐặng\u200b  Thị\tHồng\ufeff".Normalize(NormalizationForm.FormD).Replace("  ", " ", StringComparison.Ordinal)));

    [Fact]
    public void Lists_end_with_semicolons_and_a_full_stop_however_they_were_typed() =>
        Assert.Equal(["Như trên;", "Bộ Công an;", "Lưu: VT."], PaperText.Ended(["Như trên", "Bộ Công an;", "Lưu: VT;."]), StringComparer.Ordinal);

    [Theory]
    [InlineData("TRUNG TÂM ỨNG CỨU KHẨN CẤP MÁY TÍNH VIỆT NAM", 30, 22)]
    [InlineData("BỘ CÔNG AN", 30, 10)]
    [InlineData("MỘTTỪRẤTDÀIKHÔNGCẮT", 5, 19)]
    [InlineData("", 5, 0)]
    public void Names_are_set_in_the_fewest_lines_as_even_as_possible(string name, int room, int longest) =>
        Assert.Equal(longest, PaperText.LongestLine(name, room));

    [Fact]
    public void Cleaning_twice_changes_nothing() =>
        Gen.String.Many(s => PaperText.Clean(PaperText.Clean(s)) == PaperText.Clean(s));
}
