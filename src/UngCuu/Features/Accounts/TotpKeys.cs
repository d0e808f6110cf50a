using Microsoft.AspNetCore.DataProtection;

namespace UngCuu.Features.Accounts;

/// <summary>Keys of the authenticator apps are stored encrypted with the installation's key ring.</summary>
internal sealed class TotpKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("UngCuu.Accounts.Totp");

    public string Protect(byte[] key) => Convert.ToBase64String(protector.Protect(key));

    public byte[] Open(string stored) => protector.Unprotect(Convert.FromBase64String(stored));
}
