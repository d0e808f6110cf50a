using System.Text;
using CsCheck;
using UngCuu.Shared;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Shared;

public class SearchTextTests
{
    [Theory]
    [InlineData("Đường dây nóng", "duong day nong")]
    [InlineData("Sở Thông tin và Truyền thông", "so thong tin va truyen thong")]
    [InlineData("  Đắk\tLắk \u200b ", "dak lak")]
    [InlineData("ＡＢＣ", "abc")]
    [InlineData(null, "")]
    public void Vietnamese_is_folded_to_what_people_type_without_marks(string? text, string folded) =>
        Assert.Equal(folded, SearchText.Fold(text));

    [Fact]
    public void A_decomposed_spelling_folds_like_the_composed_one() =>
        Assert.Equal(SearchText.Fold("Lừa đảo ở Huế"), SearchText.Fold("Lừa đảo ở Huế".Normalize(NormalizationForm.FormD)));

    [Fact]
    public void Folding_twice_changes_nothing() =>
        Gen.String.Where(s => !s.Any(char.IsSurrogate)).Many(s => SearchText.Fold(SearchText.Fold(s)) == SearchText.Fold(s));
}
