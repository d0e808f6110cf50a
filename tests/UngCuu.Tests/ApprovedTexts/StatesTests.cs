using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using UngCuu.Tests.Support;
using UngCuu.Shared;

namespace UngCuu.Tests.ApprovedTexts;

/// <summary>Every state table of the product as a diagram and in words.</summary>
public class StatesTests
{
    private static readonly Texts Texts = new();

    [Fact]
    public void Every_state_table_is_as_approved()
    {
        var tables = typeof(Texts).Assembly.GetTypes()
            .SelectMany(t => t.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static).Select(f => (Type: t, Field: f)))
            .Where(f => f.Field.FieldType.IsGenericType && f.Field.FieldType.GetGenericTypeDefinition() == typeof(Moves<>))
            .OrderBy(f => f.Type.FullName, StringComparer.Ordinal).ToList();
        Assert.NotEmpty(tables);
        var text = new StringBuilder("# States and moves\n\nRendered from the state tables. Buttons, guards and refusals of the product follow the same tables.\n");
        foreach (var (type, field) in tables)
            Describe(text, type, field.FieldType.GenericTypeArguments[0], [.. ((IEnumerable)field.GetValue(null)!).Cast<ITuple>().Select(m => ((Enum)m[0]!, (string)m[1]!, (Enum)m[2]!))]);
        Approved.Matches("states.md", text.ToString());
    }

    private static void Describe(StringBuilder text, Type table, Type states, List<(Enum From, string Verb, Enum To)> moves)
    {
        var all = Enum.GetValues(states).Cast<Enum>().ToList();
        text.AppendLine($"\n## {states.Name} ({table.Name})\n\n```mermaid\nstateDiagram-v2");
        text.AppendLine($"    [*] --> {all[0]}");
        foreach (var (from, verb, to) in moves)
            text.AppendLine($"    {from} --> {to}: {verb}");
        text.AppendLine("```\n\n| State | | Moves |\n|---|---|---|");
        foreach (var state in all)
        {
            var key = $"{states.Name}.{state}";
            text.AppendLine($"| {state} | {Texts.In(Texts.Vietnamese, key)} — {Texts.In(Texts.English, key)} | {string.Join("; ", moves.Where(m => m.From.Equals(state)).Select(m => $"{m.Verb} → {m.To}"))} |");
        }
    }
}
