using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace UngCuu.Data;

/// <summary>Moments are UTC in the database and in memory; a local or unspecified time is a fault, not something to guess about.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    v => Checked(v),
    v => DateTime.SpecifyKind(v, DateTimeKind.Utc))
{
    private static DateTime Checked(DateTime value) =>
        value.Kind == DateTimeKind.Utc ? value : throw new ArgumentException("A stored moment must be UTC.", nameof(value));
}
