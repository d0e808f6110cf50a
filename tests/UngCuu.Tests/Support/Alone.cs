namespace UngCuu.Tests.Support;

/// <summary>Classes that start whole processes and wait for them: they run one after another when all others are done, so that nobody's patience is tried by the neighbours.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
