using System.Globalization;
using CsCheck;
using UngCuu.Data;
using UngCuu.Documents;
using UngCuu.Features.Accounts;
using UngCuu.Features.History;
using UngCuu.Rules;
using UngCuu.Shared;
using UngCuu.Tests.Rules;
using UngCuu.Tests.Support;
using UngCuu.Web;
using UngCuu.Web.Binding;

namespace UngCuu.Tests.Fuzz;

/// <summary>Moments, days, money, references and clocks, against slow models written apart from the product.</summary>
public class FiguresTests
{
    private static readonly WorkingDays Calendar = TestBook.Shipped.Calendar;

    private static readonly Dictionary<DateOnly, SpecialDay> Named = Calendar.Special.ToDictionary(s => s.Date);

    /// <summary>Days round the turns of months, years and leap days, round the holidays of the table, and any other.</summary>
    private static readonly Gen<DateOnly> Day = Gen.OneOf(
        Gen.Select(Gen.Int[1900, 2199], Gen.Int[1, 12], Gen.Int[-2, 2], (year, month, days) => new DateOnly(year, month, 1).AddDays(year == 1900 && month == 1 ? Math.Abs(days) : days)),
        Gen.Select(Gen.Int[0, Calendar.Special.Count() - 1], Gen.Int[-4, 4], (i, days) => Calendar.Special.ElementAt(i).Date.AddDays(days)),
        Gen.Int[new DateOnly(1900, 1, 1).DayNumber, new DateOnly(2199, 12, 31).DayNumber].Select(DateOnly.FromDayNumber));

    private static readonly Gen<DateTime> Minute = Gen.Select(Day, Gen.OneOf(Gen.Const(0), Gen.Const(1439), Gen.Const(1020), Gen.Const(1019), Gen.Int[0, 1439]),
        (day, minute) => VietnamTime.ToUtc(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute)));

    [Fact]
    public void A_moment_is_read_from_every_way_it_is_written() => Minute.Many(utc =>
    {
        var local = utc.AddHours(7);
        string[] ways =
        [
            VietnamTime.Show(utc), $"{local:dd/MM/yyyy HH:mm}", $"{local.Hour}h{local.Minute:00} ngày {local.Day}/{local.Month}/{local.Year}", $"{local.Hour}:{local.Minute:00}, {local.Day}.{local.Month}.{local.Year}",
            $"{local:yyyy-MM-ddTHH:mm}", $"{local:yyyy-MM-dd HH:mm:00}", $"{utc:yyyy-MM-ddTHH:mm}Z", $"{local:yyyy-MM-ddTHH:mm:00}+07:00", $" {local:HH:mm d-M-yyyy} ",
        ];
        // 1 January 1900 in Vietnam is still the year before elsewhere, which no written moment names.
        Assert.All(ways, way => Assert.True((Moments.TryRead(way, out var read) && read == utc) || (way.EndsWith('Z') && utc.Year < 1900), way));
    });

    [Fact]
    public void A_day_is_read_exactly_when_the_calendar_has_it() => Gen.Select(Gen.OneOf(Gen.Int[0, 33], Gen.Int[28, 31]), Gen.OneOf(Gen.Int[0, 14], Gen.Const(2)), Gen.OneOf(Gen.Int[1890, 2210], Gen.Int[0, 99])).Many((d, m, y) =>
    {
        var year = y < 100 ? 2000 + y : y;
        var leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int[] days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        var exists = year is >= 1900 and <= 2199 && m is >= 1 and <= 12 && d >= 1 && d <= days[m - 1];
        var read = Moments.TryReadDay(string.Create(CultureInfo.InvariantCulture, $"{d}/{m}/{(y < 100 ? y.ToString("00", CultureInfo.InvariantCulture) : y)}"), out var day);
        return read == exists && (!read || (day.Day, day.Month, day.Year) == (d, m, year));
    });

    [Fact]
    public void Vietnam_time_and_UTC_are_each_others_way_back_and_a_day_begins_where_it_begins() => Minute.Many(utc =>
        VietnamTime.ToUtc(VietnamTime.FromUtc(utc)) == utc
        && VietnamTime.StartOf(VietnamTime.Day(utc)) is var start && start <= utc && utc < start.AddDays(1)
        && VietnamTime.Day(start.AddTicks(-1)) == VietnamTime.Day(utc).AddDays(-1));

    [Fact]
    public void A_working_day_is_what_week_and_table_say() => Day.Many(day =>
    {
        return Calendar.IsWorkingDay(day) == (Named.TryGetValue(day, out var named) ? !named.Off : ((day.DayNumber % 7) + 1) % 7 is not (0 or 6));
    });

    /// <summary>Counted off day by day, as somebody would with a calendar on the wall.</summary>
    [Fact]
    public void A_term_is_due_when_counting_day_by_day_ends() => Gen.Select(Minute, Gen.Int[1, 40], Gen.Int[0, 3], Gen.Enum<DayCount>()).Many((start, number, kind, way) =>
    {
        Term term = kind switch { 0 => new Term.Exact(number, ClockUnit.Minute), 1 => new Term.Exact(number, ClockUnit.Hour), 2 => new Term.Days(number), _ => new Term.WorkingDays(number) };
        var expected = start;
        if (kind < 2)
            expected = start.AddMinutes(kind == 0 ? number : number * 60);
        else if (kind == 2 && way == DayCount.Strict)
            expected = start.AddMinutes(number * 24 * 60);
        else
        {
            var day = DateOnly.FromDateTime(start.AddHours(7));
            for (var left = number; left > 0 || !Calendar.IsWorkingDay(day);)
            {
                day = day.AddDays(1);
                if (kind == 2 || Calendar.IsWorkingDay(day))
                    left = Math.Max(0, left - 1);
            }
            expected = DateTime.SpecifyKind(day.AddDays(1).ToDateTime(TimeOnly.MinValue).AddHours(-7), DateTimeKind.Utc);
        }
        return TestBook.Count(way).Due(term, start) == expected;
    });

    [Fact]
    public void A_period_holds_its_day_and_touches_its_neighbours() => Gen.Select(Gen.Enum<Cycle>(), Day).Many((cycle, day) =>
        CalendarPeriod.Containing(cycle, day) is var period && period.First <= day && day <= period.Last && period.Next.First == period.Last.AddDays(1) && period.Next.Previous == period && period.Previous.Next == period);

    [Fact]
    public void A_reference_is_read_back_and_sorts_as_it_counts() => Gen.Select(Gen.Int[1, 9999], Gen.Long[1, 999_998]).Many((year, number) =>
    {
        var written = References.Format("SC", year, number);
        var parts = written.Split('-');
        return parts is ["SC", { Length: 4 } y, { Length: 6 } n] && int.Parse(y, CultureInfo.InvariantCulture) == year && long.Parse(n, CultureInfo.InvariantCulture) == number
            && string.CompareOrdinal(written, References.Format("SC", year, number + 1)) < 0 && UngCuu.Features.Incidents.IncidentVerbs.IsReference(written);
    });

    [Fact]
    public void A_page_key_is_read_back() => Gen.Select(Gen.Long[0, DateTime.MaxValue.Ticks], Gen.Guid).Many((ticks, id) =>
        new PageKey(new DateTime(ticks, DateTimeKind.Utc), id) is var key && PageKey.Read(key.ToString()) == key);

    [Fact]
    public void A_head_of_the_chain_is_read_back() => Gen.Select(Gen.Long[1, long.MaxValue], Minute, Gen.Long, Gen.Byte.Array[32]).Many((seal, at, last, hash) =>
        new Head(seal, at, last, Convert.ToHexStringLower(hash)) is var head && Head.Read(head.Write()) == head);

    [Fact]
    public void Money_is_written_with_a_point_before_every_three_figures() => Gen.OneOf(Gen.Long, Gen.Long[-10_000, 10_000_000], Gen.Const(long.MinValue), Gen.Const(long.MaxValue)).Many(amount =>
    {
        var figures = amount.ToString(CultureInfo.InvariantCulture).TrimStart('-');
        for (var at = figures.Length - 3; at > 0; at -= 3)
            figures = figures.Insert(at, ".");
        return new Dong(amount).ToString() == (amount < 0 ? "-" : "") + figures + " đồng";
    });

    [Fact]
    public void Money_is_added_exactly_or_not_at_all() => Gen.Select(Gen.Long, Gen.Long).Many((a, b) =>
    {
        try
        {
            return (new Dong(a) + new Dong(b)).Amount == (Int128)a + b;
        }
        catch (OverflowException)
        {
            return (Int128)a + b is var sum && (sum > long.MaxValue || sum < long.MinValue);
        }
    });

    [Fact]
    public void A_code_of_the_phone_opens_in_its_own_half_minute_and_its_neighbours_and_once() => Gen.Select(Gen.Byte.Array[20], Gen.Long[1, 4_000_000_000], Gen.Int[-2, 2]).Many((key, seconds, off) =>
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var step = Totp.StepAt(now) + off;
        var code = Totp.Code(key, step);
        var neighbours = Enumerable.Range(-1, 3).Select(i => Totp.StepAt(now) + i).Where(s => Totp.Code(key, s) == code).ToList();
        return Totp.StepOf(key, code, now, lastUsed: -9) == (neighbours.Count > 0 ? neighbours[^1] : null) && Totp.StepOf(key, code, now, lastUsed: Totp.StepAt(now) + 1) is null;
    });

    [Fact]
    public void A_document_is_numbered_as_the_decree_writes_it() => Gen.Int[1, 99_999].Many(number =>
        DocumentNumber.Typed(number, "BC", "STTTT").ToString() == (number < 10 ? "0" : "") + number.ToString(CultureInfo.InvariantCulture) + "/BC-STTTT");

    [Fact]
    public void What_is_posted_once_is_told_apart_from_all_else() => Gen.Select(Inputs.Typed, Inputs.Typed).Many((a, b) =>
        Once.Of(a, b) == Once.Of(a, b) && (Once.Of(a, b) != Once.Of(b, a) || a == b || Inputs.MadeWhole(a) == Inputs.MadeWhole(b)) && Once.Of(a + b) != Once.Of(a, b));
}
