using Microsoft.AspNetCore.Http.Extensions;

namespace UngCuu.Web;

/// <summary>Links to the same page with other query values: filters stay, what is given changes, null drops.</summary>
public static class QueryLinks
{
    public static string With(HttpRequest request, params IEnumerable<(string Name, string? Value)> changes)
    {
        var given = changes.ToDictionary(c => c.Name, c => c.Value, StringComparer.OrdinalIgnoreCase);
        var query = new QueryBuilder();
        foreach (var (name, values) in request.Query)
            if (!given.ContainsKey(name))
                query.Add(name, values.Where(v => !string.IsNullOrEmpty(v)).Select(v => v!));
        foreach (var (name, value) in given)
            if (value is not null)
                query.Add(name, value);
        return request.PathBase.Add(request.Path).ToUriComponent() + query.ToQueryString();
    }
}
