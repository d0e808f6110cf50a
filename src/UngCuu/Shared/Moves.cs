using System.Collections;

namespace UngCuu.Shared;

/// <summary>
/// A state table: from each state, the verbs that are possible and where they lead.
/// Buttons, guards, diagrams and tests are derived from it; a wrong move always throws.
/// </summary>
public sealed class Moves<TState> : IEnumerable<(TState From, string Verb, TState To)>
    where TState : struct, Enum
{
    private readonly List<(TState From, string Verb, TState To)> moves = [];

    public void Add(TState from, string verb, TState to) => moves.Add((from, verb, to));

    public bool Can(TState from, string verb) => moves.Exists(m => Is(m.From, from) && m.Verb == verb);

    public IEnumerable<string> From(TState from) => moves.Where(m => Is(m.From, from)).Select(m => m.Verb).Distinct(StringComparer.Ordinal);

    public TState Go(TState from, string verb)
    {
        foreach (var move in moves)
            if (Is(move.From, from) && move.Verb == verb)
                return move.To;
        throw new RuleBroken("move.impossible", new TextKey($"verb.{verb}"), new TextKey($"{typeof(TState).Name}.{from}"));
    }

    public IEnumerator<(TState From, string Verb, TState To)> GetEnumerator() => moves.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static bool Is(TState a, TState b) => EqualityComparer<TState>.Default.Equals(a, b);
}
