using Microsoft.AspNetCore.Mvc;

namespace UngCuu.Documents.Files;

/// <summary>
/// The one way a stored file leaves: as a download of no particular type, whatever it is or claims to be, so that no upload ever runs
/// or shows in a reader's browser under our address. For pages and endpoints alike.
/// </summary>
public sealed class Attachment(Stream content, string name) : IActionResult, IResult
{
    public Attachment(byte[] content, string name) : this(new MemoryStream(content, writable: false), name)
    {
    }

    public Task ExecuteResultAsync(ActionContext context) => ExecuteAsync(context.HttpContext);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        await using (content)
        {
            response.ContentType = "application/octet-stream";
            response.ContentLength = content.Length;
            response.Headers.ContentDisposition = FileName.ContentDisposition(name);
            response.Headers.XContentTypeOptions = "nosniff";
            response.Headers.CacheControl = "no-store";
            await content.CopyToAsync(response.Body, httpContext.RequestAborted);
        }
    }
}
