using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using UngCuu.Security;
using UngCuu.Tests.Support;

namespace UngCuu.Tests.Security;

/// <summary>Somebody who types addresses and writes requests by hand: follows no redirect, and has the form token of their own session.</summary>
public sealed class Walker : IDisposable
{
    private readonly HttpClient client;
    private readonly HttpClient? program;

    private Walker(Uri address, CookieContainer cookies, string? bearer)
    {
        client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        program = bearer is null ? null : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        program?.DefaultRequestHeaders.Authorization = new("Bearer", bearer);
    }

    public string Token { get; private set; } = "";

    public static async Task<Walker> Stranger(TestServer server) => await Enter(server, new CookieContainer(), bearer: null, "/account/sign-in");

    public static async Task<Walker> As(TestServer server, PostRole role, Guid organisation)
    {
        using var browser = await server.SignInAs(role, organisation);
        return await Enter(server, browser.Cookies, await server.TokenFor(role, organisation), "/search");
    }

    /// <summary>A page by cookie, an endpoint of the API by token; a form with its antiforgery token unless <paramref name="forged"/>.</summary>
    public async Task<Answer> Ask(string method, string address, bool forged = false, params IEnumerable<(string Name, string Value)> fields)
    {
        var api = address.StartsWith("/api", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        if (method is not ("GET" or "HEAD"))
            request.Content = api
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), .. forged ? [] : new[] { KeyValuePair.Create("__RequestVerificationToken", Token) }]);
        return await Send(request);
    }

    public async Task<Answer> Send(HttpRequestMessage request)
    {
        var api = request.RequestUri!.OriginalString.StartsWith("/api", StringComparison.Ordinal);
        using var response = await (api ? program ?? client : client).SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var kind = response.Content.Headers.ContentType?.MediaType;
        return new(response.StatusCode, response.Headers.Location?.OriginalString, kind,
            kind == "text/event-stream" ? await LiveLine.Beginning(response) : await response.Content.ReadAsStringAsync())
        {
            Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase),
        };
    }

    public void Dispose()
    {
        client.Dispose();
        program?.Dispose();
    }

    private static async Task<Walker> Enter(TestServer server, CookieContainer cookies, string? bearer, string page)
    {
        var walker = new Walker(server.Address, cookies, bearer);
        var shown = await walker.Ask("GET", page);
        var html = await new HtmlParser().ParseDocumentAsync(shown.Body);
        walker.Token = html.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        if (bearer is not null)
            await walker.Ask("GET", "/api/v1/me"); // the first use of a token is noted, later ones within the hour are not
        return walker;
    }
}

public sealed record Answer(HttpStatusCode Status, string? Location, string? Kind, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public int Code => (int)Status;

    public bool IsProblem => Kind == "application/problem+json" && Body.Contains("\"number\"", StringComparison.Ordinal);

    public bool LeadsToSignIn => Status == HttpStatusCode.Redirect && Location!.Contains("/account/sign-in?back=", StringComparison.Ordinal);
}
