using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Live;

/// <summary>A kind of thing whose open pages follow it, told by the feature it belongs to.</summary>
public interface ILiveThing
{
    /// <summary>As events name it.</summary>
    string Kind { get; }

    /// <summary>Ids of those the reader may see: the same that their list, page and search show.</summary>
    IQueryable<Guid> VisibleTo(CurrentUser user, AppDb db);
}
