using UngCuu.Shared;

namespace UngCuu.Tests.Shared;

public class RedactedTests
{
    [Theory]
    [InlineData("550 5.1.1 <nguyen.a@example.vn> no such user", "550 5.1.1 <…@…> no such user")]
    [InlineData("The input string 'Nguyễn Văn A' was not in a correct format.", "The input string '…' was not in a correct format.")]
    [InlineData("Không có “Trần Thị B” trong danh sách", "Không có '…' trong danh sách")]
    [InlineData("Key (email)=(a@example.vn) already exists.", "Key (email)'…' already exists.")]
    [InlineData("call +84 912 345 678 or 0912.345.678", "call … or …")]
    [InlineData("23505: duplicate key value violates unique constraint \"ix_notices\"", "23505: duplicate key value violates unique constraint \"ix_notices\"")]
    [InlineData("first line\r\nsecond line with a name", "first line")]
    [InlineData(null, "")]
    public void A_line_keeps_what_helps_and_drops_what_may_be_a_persons(string? line, string kept) => Assert.Equal(kept, Redacted.Line(line));

    [Fact]
    public void An_error_is_named_by_its_type_and_its_cause() =>
        Assert.Equal("AggregateException > TimeoutException: too late", Redacted.Of(new AggregateException("outer", new TimeoutException("too late\nmore"))));

    [Fact]
    public void However_long_the_text_what_is_kept_is_short() => Assert.True(Redacted.Of(new InvalidOperationException(new string('x', 100_000))).Length <= 300);
}
