using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace UngCuu.Data;

/// <summary>What a save changed, field by field, JSON and complex values included.</summary>
internal static class Differences
{
    public sealed record Difference(string Field, object? From, object? To);

    public static string? Of(EntityEntry<Entity> entry)
    {
        if (entry.State != EntityState.Modified)
            return null;
        var found = new List<Difference>();
        foreach (var property in entry.Properties)
            if (property.IsModified && property.Metadata.Name != nameof(Entity.Version) && !Equals(property.OriginalValue, property.CurrentValue))
                found.Add(new(property.Metadata.Name, property.OriginalValue, property.CurrentValue));
        foreach (var complex in entry.ComplexProperties)
            Walk(complex, complex.Metadata.Name, found);
        foreach (var collection in entry.ComplexCollections)
            if (collection.IsModified)
                found.Add(new(collection.Metadata.Name, From: null, collection.CurrentValue));
        return found.Count == 0 ? null : JsonSerializer.Serialize(found, FactJson.Options);
    }

    private static void Walk(ComplexPropertyEntry complex, string path, List<Difference> found)
    {
        foreach (var property in complex.Properties)
            if (!Equals(property.OriginalValue, property.CurrentValue))
                found.Add(new($"{path}.{property.Metadata.Name}", property.OriginalValue, property.CurrentValue));
        foreach (var inner in complex.ComplexProperties)
            Walk(inner, $"{path}.{inner.Metadata.Name}", found);
    }
}
