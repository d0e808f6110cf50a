using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

/// <summary>The shipped files, read once.</summary>
internal static class TestBook
{
    public static RuleBook Shipped { get; } = new(new RuleFiles());

    /// <summary>The shipped files, one of them in other words.</summary>
    public static RuleBook With(string file, string text)
    {
        var shipped = new RuleFiles();
        return new(new RuleFiles(shipped.All.ToDictionary(f => f, f => f == file ? text : shipped.Read(f), StringComparer.Ordinal)));
    }

    public static Counting Count(DayCount days = DayCount.Strict, WorkingDays? calendar = null) =>
        Shipped.Counting(Shipped["vn-2017"], days) with { Calendar = calendar ?? Shipped.Calendar };
}
