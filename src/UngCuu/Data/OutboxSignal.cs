using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>Wakes the outbox of this process after a save; other nodes look for themselves.</summary>
public sealed class OutboxSignal : Bell;
