using UngCuu.Shared;

namespace UngCuu.Data;

/// <summary>Events were saved. Says only that: whoever wants them reads them.</summary>
public sealed class SavedNews : IDisposable
{
    /// <summary>Rings in this process, whichever process saved.</summary>
    public Bell Here { get; } = new();

    /// <summary>Rings when this process saved and the others are still to be told.</summary>
    public Bell ToOthers { get; } = new();

    public void Ring()
    {
        Here.Ring();
        ToOthers.Ring();
    }

    public void Dispose()
    {
        Here.Dispose();
        ToOthers.Dispose();
    }
}
