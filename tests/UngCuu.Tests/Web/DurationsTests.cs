using CsCheck;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web;

namespace UngCuu.Tests.Web;

public class DurationsTests
{
    private static readonly Texts Texts = new();

    [Theory]
    [InlineData("00:00:59", "dưới 1 phút")]
    [InlineData("00:01:00", "1 phút")]
    [InlineData("00:59:59", "59 phút")]
    [InlineData("01:00:30", "1 giờ")]
    [InlineData("02:14:59", "2 giờ 14 phút")]
    [InlineData("05:59:00", "5 giờ 59 phút")]
    [InlineData("06:59:00", "6 giờ")]
    [InlineData("1.23:59:00", "47 giờ")]
    [InlineData("2.00:00:00", "2 ngày")]
    [InlineData("4212.00:00:00", "4\u00a0212 ngày")]
    public void A_length_is_said_shortly_and_rounded_down(string length, string words) =>
        Assert.Equal(words, Durations.Amount(Texts, TimeSpan.Parse(length)));

    [Fact]
    public void A_longer_time_is_never_said_to_be_shorter() =>
        Gen.Select(Gen.Int[0, 3_000], Gen.Int[0, 500_000]).Many((a, b) =>
            Minutes(Durations.Amount(Texts, TimeSpan.FromMinutes(Math.Min(a, b)))) <= Minutes(Durations.Amount(Texts, TimeSpan.FromMinutes(Math.Max(a, b)))));

    [Fact]
    public void Nobody_is_promised_a_minute_that_is_not_there() =>
        Gen.OneOf(Gen.Int[0, 30_000], Gen.Int[0, 10_000_000]).Many(seconds => Minutes(Durations.Amount(Texts, TimeSpan.FromSeconds(seconds))) * 60L <= Math.Max(seconds, 0));

    private static int Minutes(string words)
    {
        var parts = words.Replace("\u00a0", "", StringComparison.Ordinal).Split(' ');
        if (parts[0] == "dưới")
            return 0;
        var minutes = 0;
        for (var i = 0; i < parts.Length; i += 2)
            minutes += int.Parse(parts[i]) * parts[i + 1] switch { "phút" => 1, "giờ" => 60, _ => 24 * 60 };
        return minutes;
    }
}
