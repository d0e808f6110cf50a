using UngCuu.Rules;

namespace UngCuu.Tests.Rules;

/// <summary>The shipped files, read once.</summary>
internal static class TestBook
{
    public static RuleBook Shipped { get; } = new(new RuleFiles());

    public static Counting Count(DayCount days = DayCount.Strict, WorkingDays? calendar = null) =>
        Shipped.Counting(Shipped["vn-2017"], days) with { Calendar = calendar ?? Shipped.Calendar };
}
