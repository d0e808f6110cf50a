using System.Security.Claims;

namespace UngCuu.Security;

/// <summary>For what goes on longer than a request: takes the session it began in up again, which fills <see cref="CurrentUser"/> of the scope.</summary>
public interface ITakeUpSession
{
    /// <returns>Whether it still holds.</returns>
    Task<bool> TakeUp(ClaimsPrincipal who, CancellationToken cancel);
}
