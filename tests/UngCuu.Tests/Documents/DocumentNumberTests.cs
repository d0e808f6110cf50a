using UngCuu.Documents;

namespace UngCuu.Tests.Documents;

public class DocumentNumberTests
{
    private static readonly PaperWords Words = Layout.Current.Words;

    [Theory]
    [InlineData(1, "Số: 01/BC-STTTT")]
    [InlineData(9, "Số: 09/BC-STTTT")]
    [InlineData(10, "Số: 10/BC-STTTT")]
    [InlineData(1234, "Số: 1234/BC-STTTT")]
    [InlineData(null, "Số: …/BC-STTTT")]
    public void Numbers_below_ten_keep_a_leading_zero(int? number, string line) =>
        Assert.Equal(line, DocumentNumber.Typed(number, "BC", "STTTT").Print(Words));

    [Fact]
    public void A_letter_names_the_unit_and_the_department() =>
        Assert.Equal("Số: 12/STTTT-CNTT", DocumentNumber.Letter(12, "STTTT", "CNTT").Print(Words));

    [Theory]
    [InlineData(2026, 2, 5, "Hà Nội, ngày 05 tháng 02 năm 2026")]
    [InlineData(2026, 1, 31, "Hà Nội, ngày 31 tháng 01 năm 2026")]
    [InlineData(2026, 3, 9, "Hà Nội, ngày 09 tháng 3 năm 2026")]
    [InlineData(2026, 12, 10, "Hà Nội, ngày 10 tháng 12 năm 2026")]
    public void Days_below_ten_and_the_first_two_months_keep_a_leading_zero(int year, int month, int day, string line) =>
        Assert.Equal(line, new PlaceAndDate("Hà Nội", new DateOnly(year, month, day)).Print(Words));

    [Fact]
    public void An_unsigned_document_leaves_room_for_place_and_date() =>
        Assert.Equal("…, ngày … tháng … năm …", new PlaceAndDate(null, null).Print(Words));
}
