using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace UngCuu.Drills;

/// <summary>A program that works for a person by a token of theirs: no cookies, no pages.</summary>
internal sealed class ApiProgram : IDisposable
{
    private readonly HttpClient client;

    public ApiProgram(Uri address, string token)
    {
        client = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public Task<JsonElement> Ask(string path) => client.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative));

    public async Task Tell(string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode)
            throw new StoryFails($"{path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public void Dispose() => client.Dispose();
}
