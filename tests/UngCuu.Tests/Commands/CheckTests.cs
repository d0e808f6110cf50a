using UngCuu.Tests.Support;

namespace UngCuu.Tests.Commands;

/// <summary>The executable itself, as a person at a terminal runs it.</summary>
public class CheckTests
{
    [Theory]
    [InlineData("10 working days", "2018-04-24T16:00+07:00", null, null, "2018-05-12T00:00:00+07:00")]
    [InlineData("5 days", "2018-04-03T14:05", "2017", "strict", "2018-04-08T14:05:00+07:00")]
    [InlineData("5 days", "2018-04-03T14:05", "2017", "civil", "2018-04-10T00:00:00+07:00")]
    [InlineData("before 06-20", "2018-01-01T00:00+07:00", "2017", null, "2018-06-20T00:00:00+07:00")]
    [InlineData("72 hours", "2026-09-01T02:00Z", "2026", null, "2026-09-04T09:00:00+07:00")]
    public async Task It_prints_the_due_moment_in_Vietnam_time(string due, string from, string? profile, string? counting, string expected)
    {
        var (code, said, _) = await Terminal.Run(["check", "--due", due, "--from", from, .. profile is null ? [] : (string[])["--profile", profile], .. counting is null ? [] : (string[])["--counting", counting]]);
        Assert.Equal(0, code);
        Assert.Equal(expected, said.Trim());
    }

    [Theory]
    [InlineData("always")]
    [InlineData("in the order")]
    [InlineData("0 days")]
    [InlineData("-1 days")]
    [InlineData("soon")]
    [InlineData("")]
    public async Task What_has_no_due_moment_is_an_error_in_one_line(string due)
    {
        var (code, said, error) = await Terminal.Run(["check", "--due", due, "--from", "2018-04-24T16:00+07:00"]);
        Assert.NotEqual(0, code);
        Assert.Empty(said);
        Assert.Single(error.Trim().Split('\n'));
    }
}
