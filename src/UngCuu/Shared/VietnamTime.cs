using System.Globalization;

namespace UngCuu.Shared;

/// <summary>Vietnam is UTC+7 all year. Stored moments are UTC; people and the law read Vietnam time.</summary>
public static class VietnamTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(7);

    public static DateTime FromUtc(DateTime utc) => DateTime.SpecifyKind(utc + Offset, DateTimeKind.Unspecified);

    public static DateTime ToUtc(DateTime vietnam) => DateTime.SpecifyKind(vietnam - Offset, DateTimeKind.Utc);

    public static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(utc + Offset);

    /// <summary>The moment, in UTC, at which this Vietnam day begins. The end of a day is the start of the next.</summary>
    public static DateTime StartOf(DateOnly day) => ToUtc(day.ToDateTime(TimeOnly.MinValue));

    /// <summary>As officials write it: <c>14:05 03/4/2018</c>; days below ten and January, February keep a leading zero (Decree 30/2020).</summary>
    public static string Show(DateTime utc)
    {
        var local = FromUtc(utc);
        return local.ToString("HH:mm ", CultureInfo.InvariantCulture) + Show(DateOnly.FromDateTime(local));
    }

    public static string Show(DateOnly day) =>
        day.ToString(day.Month < 3 ? "dd'/'MM'/'yyyy" : "dd'/'M'/'yyyy", CultureInfo.InvariantCulture);
}
