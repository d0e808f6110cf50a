using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using UngCuu.Documents.Files;
using UngCuu.Documents.Word;
using UngCuu.Jobs.Schedules;

namespace UngCuu.Documents;

public static class DocumentServices
{
    /// <param name="dataFolder">Files are kept in <c>files</c> below it.</param>
    public static void AddDocuments(this IServiceCollection services, string dataFolder)
    {
        var files = new FileSettings { Folder = Path.Combine(dataFolder, "files") };
        services.AddSingleton(files);
        services.AddSingleton<FileStore>();
        services.AddScoped<IScheduled, SweepFiles>();
        services.AddSingleton(new PdfSettings());
        services.AddSingleton<PdfConverter>();
        services.AddSingleton(Layout.Current);
        services.AddSingleton<WordRenderer>();
        services.AddSingleton<PrintRenderer>();
        services.AddSingleton<FormDocument>();
        // The store counts and answers in words; the server's own limit stands behind it, against floods.
        var request = files.Limit * 2 + 1024 * 1024;
        services.Configure<KestrelServerOptions>(o => o.Limits.MaxRequestBodySize = request);
        services.Configure<FormOptions>(o => o.MultipartBodyLengthLimit = request);
    }
}
