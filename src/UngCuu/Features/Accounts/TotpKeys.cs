using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using UngCuu.Shared;

namespace UngCuu.Features.Accounts;

/// <summary>Keys of the authenticator apps: stored encrypted with the installation's key ring, and before that carried, sealed, by the page that shows them.</summary>
internal sealed class TotpKeys(IDataProtectionProvider protection)
{
    private const string Purpose = "UngCuu.Accounts.Totp";
    private static readonly TimeSpan OfferLasts = TimeSpan.FromHours(1);

    private readonly IDataProtector stored = protection.CreateProtector(Purpose);

    public string Protect(byte[] key) => Convert.ToBase64String(stored.Protect(key));

    public byte[] Open(string protectedKey) => stored.Unprotect(Convert.FromBase64String(protectedKey));

    /// <summary>A new key for this account, not stored anywhere: showing a page changes nothing.</summary>
    public AppOffer NewOffer(Account account)
    {
        var key = RandomNumberGenerator.GetBytes(Totp.KeyBytes);
        return new(key, account.Email!, Convert.ToBase64String(OfferTo(account).Protect(key, OfferLasts)));
    }

    /// <summary>The offer a form carries, so that the picture stays the same while codes are mistyped; a new one when it carries none that is good.</summary>
    public AppOffer OfferFor(Account account, string sealedKey)
    {
        try
        {
            return sealedKey.Length == 0 ? NewOffer(account) : OpenOffer(account, sealedKey);
        }
        catch (RuleBroken)
        {
            return NewOffer(account);
        }
    }

    public AppOffer OpenOffer(Account account, string sealedKey)
    {
        try
        {
            return new(OfferTo(account).Unprotect(Convert.FromBase64String(sealedKey)), account.Email!, sealedKey);
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            throw new RuleBroken("account.app.offer-over");
        }
    }

    private ITimeLimitedDataProtector OfferTo(Account account) =>
        protection.CreateProtector(Purpose, "offer", account.Id.ToString(), account.SecurityStamp!).ToTimeLimitedDataProtector();
}

/// <summary>A key offered to the person's phone, until its first code proves that it arrived.</summary>
internal sealed record AppOffer(byte[] Key, string Email, string Sealed)
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>For typing in: base 32 in groups of four.</summary>
    public string Typed
    {
        get
        {
            var text = new StringBuilder();
            var (bits, waiting) = (0, 0);
            foreach (var one in Key)
            {
                (bits, waiting) = ((bits << 8) | one, waiting + 8);
                for (; waiting >= 5; waiting -= 5)
                    text.Append(Base32[(bits >> (waiting - 5)) & 31]);
                bits &= (1 << waiting) - 1;
            }
            return string.Join(' ', text.ToString().Chunk(4).Select(c => new string(c)));
        }
    }

    /// <summary>What the QR code says to the app.</summary>
    public string Address =>
        $"otpauth://totp/UngCuu:{Uri.EscapeDataString(Email)}?secret={Typed.Replace(" ", "", StringComparison.Ordinal)}&issuer=UngCuu&digits={Totp.Digits}&period={Totp.Seconds}";

    public string Picture()
    {
        using var code = QRCoder.QRCodeGenerator.GenerateQrCode(Address, QRCoder.QRCodeGenerator.ECCLevel.M);
        using var png = new QRCoder.PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(png.GetGraphic(5));
    }
}
