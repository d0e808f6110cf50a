namespace UngCuu.Shared;

/// <summary>Version-7 identifiers: ordered by time to the millisecond, so indexes stay compact. Never order events by them.</summary>
public static class Ids
{
#pragma warning disable RS0030 // the one place that makes identifiers
    public static Guid New() => Guid.CreateVersion7();
#pragma warning restore RS0030
}
