using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace RecordsPortal.Server.Hosting;

/// <summary>
/// Pages go out packed: a list is 90 KB of markup and 17 packed, half a second on a phone's network. Over HTTPS too, where an answer that repeats
/// what a stranger made the browser ask for can be guessed from its length; why that does not work here stands in docs/decisions/020.
/// Nothing but pages: files are packed already, or hold what should not be.
/// </summary>
internal static class Packing
{
    public static void AddPacking(this IServiceCollection services)
    {
        services.AddResponseCompression(packing =>
        {
            packing.EnableForHttps = true;
            packing.MimeTypes = ["text/html"];
            packing.Providers.Add<BrotliCompressionProvider>();
            packing.Providers.Add<GzipCompressionProvider>();
        });
        // The slower levels cost more than drawing the page did.
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);
    }
}
