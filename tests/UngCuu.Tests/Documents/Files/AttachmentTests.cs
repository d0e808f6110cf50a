using Microsoft.AspNetCore.Http;
using UngCuu.Documents.Files;

namespace UngCuu.Tests.Documents.Files;

public class AttachmentTests
{
    [Fact]
    public async Task Whatever_it_is_it_leaves_as_a_download_of_no_type()
    {
        var context = new DefaultHttpContext();
        var body = new MemoryStream();
        context.Response.Body = body;
        await new Attachment("<script>"u8.ToArray(), "trang.html").ExecuteAsync(context);
        var headers = context.Response.Headers;
        Assert.Equal("application/octet-stream", headers.ContentType);
        Assert.Equal("nosniff", headers.XContentTypeOptions);
        Assert.Equal("no-store", headers.CacheControl);
        Assert.StartsWith("attachment; filename=\"trang.html\"", headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.Equal((8L, 8L), (headers.ContentLength, body.Length));
    }
}
