using Microsoft.EntityFrameworkCore;
using UngCuu.Data;
using UngCuu.Security;

namespace UngCuu.Features.Accounts;

/// <summary>A person signed in from a browser that never did before, and they had signed in from another.</summary>
public sealed record NewDeviceUsed(string Device);

/// <summary>Knows a browser again by a cookie that says nothing but that; on real time.</summary>
internal sealed class Devices(AppDb db, IHttpContextAccessor http, TimeProvider time)
{
    private static readonly LoopbackCookie Cookie = new() { Name = "ungcuu-device", MaxAge = TimeSpan.FromDays(400) }; // the longest that browsers keep one

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("A browser is recognised in a request.");

    /// <summary>Remembers the browser for this account; saved with what the caller saves.</summary>
    /// <returns>The browser in words, such as “Firefox · Windows”.</returns>
    public async Task<string> Recognise(Account account, CancellationToken cancel)
    {
        var words = BrowserWords.Of(Http.Request.Headers.UserAgent.ToString());
        var now = time.GetUtcNow().UtcDateTime;
        var secret = Http.Request.Cookies[Cookie.Name!] is { Length: > 0 and <= 100 } kept ? kept : Secret.New();
        var hash = Secret.Hash(secret);
        var known = await db.KnownDevices.Where(d => d.AccountId == account.Id).ToListAsync(cancel);
        if (known.Find(d => d.Hash == hash) is { } device)
        {
            device.LastAt = now;
        }
        else
        {
            db.KnownDevices.Add(new KnownDevice { AccountId = account.Id, Hash = hash, FirstAt = now, LastAt = now });
            if (known.Count > 0)
                db.Record(new Subject(nameof(Account), account.Id), new NewDeviceUsed(words));
        }
        Cookie.Set(Http, secret);
        return words;
    }
}
