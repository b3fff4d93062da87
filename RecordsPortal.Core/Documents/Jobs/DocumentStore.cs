using System.Buffers.Binary;
using Microsoft.Extensions.Options;
using RecordsPortal.Core.Common;

namespace RecordsPortal.Core.Documents.Jobs;

/// <summary>The files of finished jobs, sealed under a key of the college, for as long as they are kept. Their names on disk are the jobs' ids.</summary>
internal sealed class DocumentStore
{
    private const int HeadBytes = 5;

    private readonly PersonKey _key;
    private readonly string _folder;

    public DocumentStore(IOptions<DataOptions> options, Vault vault)
    {
        _key = vault.CollegeKey("documents");
        _folder = Directory.CreateDirectory(Path.Combine(options.Value.Directory, "documents")).FullName;
    }

    /// <summary>Complete it, then <see cref="Keep"/> it: until then nobody can open it.</summary>
    public SealedWriter Begin(Guid job) => new(new FileStream(PathOf(job) + ".new", FileMode.Create, FileAccess.Write, FileShare.None), _key, job);

    public void Keep(Guid job) => File.Move(PathOf(job) + ".new", PathOf(job), overwrite: true);

    public bool Has(Guid job) => File.Exists(PathOf(job));

    public void Delete(Guid job)
    {
        File.Delete(PathOf(job));
        File.Delete(PathOf(job) + ".new");
    }

    /// <exception cref="System.Security.Cryptography.CryptographicException">A piece is not what was written.</exception>
    public async Task CopyToAsync(Guid job, Stream output, CancellationToken cancel)
    {
        await using var stream = new FileStream(PathOf(job), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        var head = new byte[HeadBytes];
        for (var (piece, isLast) = (0, false); !isLast; piece++)
        {
            await stream.ReadExactlyAsync(head, cancel);
            var boxed = new byte[Math.Min(BinaryPrimitives.ReadInt32BigEndian(head), 2 * SealedWriter.PieceBytes)];
            isLast = head[^1] == 1;
            await stream.ReadExactlyAsync(boxed, cancel);
            await output.WriteAsync(_key.OpenBytes(SealedWriter.Column(job, piece, isLast), boxed), cancel);
        }
    }

    private string PathOf(Guid job) => Path.Combine(_folder, job.ToString("N"));
}
