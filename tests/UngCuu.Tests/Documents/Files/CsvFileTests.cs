using System.Text;
using UngCuu.Documents.Files;

namespace UngCuu.Tests.Documents.Files;

public class CsvFileTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_leave_while_they_are_read_so_that_a_long_list_costs_no_memory()
    {
        var sent = new Counting();
        var ahead = 0L;
        await new CsvFile("x.csv", ["số", "tên"], Rows()).Write(sent, Cancel);
        Assert.Equal(100_001, sent.Lines);
        Assert.InRange(ahead, 0, 256 * 1024);

        async IAsyncEnumerable<IReadOnlyList<string?>> Rows()
        {
            var written = 0L;
            for (var i = 0; i < 100_000; i++)
            {
                string[] row = [$"SC-2018-{i:000000}", "Trang chủ bị thay đổi nội dung"];
                written += row.Sum(c => Encoding.UTF8.GetByteCount(c) + 1L);
                ahead = Math.Max(ahead, written - sent.Bytes);
                yield return row;
            }
            await Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84 912", "'+84 912")]
    [InlineData("-2", "'-2")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "'\tx")]
    [InlineData("\rx", "'\rx")]
    [InlineData("a=1", "a=1")]
    [InlineData("SC-2018", "SC-2018")]
    public async Task A_cell_never_begins_as_a_formula(string cell, string expected)
    {
        using var memory = new MemoryStream();
        await new CsvFile("x.csv", ["a"], new[] { new[] { cell } }.ToAsyncEnumerable()).Write(memory, Cancel);
        Assert.Equal([0xEF, 0xBB, 0xBF], memory.ToArray()[..3]);
        Assert.Equal(expected, Encoding.UTF8.GetString(memory.ToArray()[3..])["a\r\n".Length..].TrimEnd('\n').TrimEnd('\r').Trim('"'));
    }

    private sealed class Counting : Stream
    {
        public long Bytes { get; private set; }

        public long Lines { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Bytes;

        public override long Position { get => Bytes; set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Bytes += buffer.Length;
            Lines += buffer.Count((byte)'\n');
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
