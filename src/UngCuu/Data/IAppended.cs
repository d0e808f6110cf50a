namespace UngCuu.Data;

/// <summary>Rows that are only ever added, under ids the database draws in order: what is sealed.</summary>
public interface IAppended
{
    long Id { get; }
}
