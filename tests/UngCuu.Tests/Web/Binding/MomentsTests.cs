using System.Globalization;
using CsCheck;
using UngCuu.Shared;
using UngCuu.Tests.Support;
using UngCuu.Web.Binding;

namespace UngCuu.Tests.Web.Binding;

public class MomentsTests
{
    private static readonly DateTime Afternoon = new(2018, 4, 3, 7, 5, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData("14:05 03/4/2018")]
    [InlineData("14:05 3/4/2018")]
    [InlineData("14:05 3/4/18")]
    [InlineData("03/04/2018 14:05")]
    [InlineData("03-04-2018 14:05")]
    [InlineData("3.4.2018, 14:05")]
    [InlineData("14h05 ngày 03/4/2018")]
    [InlineData("14H05, ngày 03/04/2018")]
    [InlineData("  14:05   03/4/2018 ")]
    [InlineData("2018-04-03T14:05")]
    [InlineData("2018-04-03 14:05:00")]
    [InlineData("2018-04-03T07:05:00Z")]
    [InlineData("2018-04-03T16:05:00.000+09:00")]
    public void A_moment_is_read_the_ways_people_and_browsers_write_it(string written)
    {
        Assert.True(Moments.TryRead(written, out var utc));
        Assert.Equal(Afternoon, utc);
        Assert.Equal(DateTimeKind.Utc, utc.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("03/4/2018")]
    [InlineData("14:05")]
    [InlineData("14:05 31/02/2018")]
    [InlineData("14:05 29/02/2018")]
    [InlineData("24:00 03/4/2018")]
    [InlineData("14:60 03/4/2018")]
    [InlineData("14:05 03/13/2018")]
    [InlineData("14:05 00/04/2018")]
    [InlineData("14:05 03/4/118")]
    [InlineData("14:05 03/4/0000")]
    [InlineData("14:05 03/4/9999")]
    [InlineData("2018-04-03T25:05")]
    [InlineData("2018-13-03T14:05:00Z")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("١٤:٠٥ 03/4/2018")]
    [InlineData("14:05 03/4/2018 thêm")]
    [InlineData("hôm qua")]
    public void What_is_no_moment_is_refused(string written) => Assert.False(Moments.TryRead(written, out _));

    [Theory]
    [InlineData("29/02/2020", 2020, 2, 29)]
    [InlineData("ngày 3/4/2018", 2018, 4, 3)]
    [InlineData("2018-04-03", 2018, 4, 3)]
    [InlineData("03/04/18", 2018, 4, 3)]
    [InlineData("3.4.18", 2018, 4, 3)]
    public void A_day_is_read(string written, int year, int month, int day)
    {
        Assert.True(Moments.TryReadDay(written, out var read));
        Assert.Equal(new DateOnly(year, month, day), read);
    }

    [Theory]
    [InlineData("9h", 9, 0)]
    [InlineData("09:30", 9, 30)]
    [InlineData("23h59", 23, 59)]
    public void An_hour_is_read(string written, int hour, int minute)
    {
        Assert.True(Moments.TryReadHour(written, out var read));
        Assert.Equal(new TimeOnly(hour, minute), read);
    }

    [Fact]
    public void What_the_product_shows_it_reads_back_to_the_same_minute() =>
        Minutes.Many(utc => Moments.TryRead(VietnamTime.Show(utc), out var read) && read == utc);

    [Fact]
    public void What_a_browser_sends_is_read_as_Vietnam_time() =>
        Minutes.Many(utc => Moments.TryRead(VietnamTime.FromUtc(utc).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture), out var read) && read == utc);

    [Fact]
    public void No_text_makes_the_reader_fail() =>
        Gen.Char["0123456789:/-.hT Z+ngày\u0661\0"].Array[0, 30].Select(letters => new string(letters)).Many(text =>
        {
            Moments.TryRead(text, out _);
            Moments.TryReadDay(text, out _);
            Moments.TryReadHour(text, out _);
        });

    private static Gen<DateTime> Minutes => Gen.Long[0, 199L * 365 * 24 * 60].Select(minutes =>
        DateTime.SpecifyKind(new DateTime(1900, 1, 2).AddMinutes(minutes), DateTimeKind.Utc));
}
