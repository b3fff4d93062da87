using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace RecordsPortal.Core.Changes;

/// <summary>
/// New rows as their tables will take them, one after the other in one piece of memory. To bring a row into that form takes a third as long as
/// SQLite takes to keep it, and unlike that it can be done on any thread: whoever writes thousands does it beside the writing.
/// Not for two threads at once. Dispose it; the memory is used again.
/// </summary>
internal sealed class PackedRows(IModel model) : IDisposable
{
    private const int FirstRoom = 4096;

    private readonly List<(RowStatement Statement, int At)> _rows = [];
    private byte[] _room = ArrayPool<byte>.Shared.Rent(FirstRoom);
    private int _length;

    public int Count => _rows.Count;

    /// <param name="row">What is changed in it after this is not written, but for when it was changed, which is said when it is.</param>
    public void Add(object row)
    {
        var statement = RowStatement.Of(model, row.GetType());
        _rows.Add((statement, _length));
        foreach (var column in statement.Columns)
        {
            Put(column, row);
        }
    }

    public void AddRange(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            Add(row);
        }
    }

    public RowStatement StatementOf(int row) => _rows[row].Statement;

    /// <summary>A row's columns in the order of its statement: of each the sort, and behind it the number, or the length and the bytes.</summary>
    public ReadOnlySpan<byte> ColumnsOf(int row) => _room.AsSpan(_rows[row].At, (row + 1 < _rows.Count ? _rows[row + 1].At : _length) - _rows[row].At);

    public void Dispose()
    {
        // Names and sealed values: they are not left lying for whoever takes this memory up next.
        ArrayPool<byte>.Shared.Return(_room, clearArray: true);
        (_room, _length) = ([], 0);
        _rows.Clear();
    }

    private void Put(RowColumn column, object row)
    {
        if (column.Stamp is { } stamp)
        {
            Put(stamp);
            return;
        }

        switch (column.ValueOf(row))
        {
            case null:
                Put(PackedSort.Nothing);
                break;
            case string text:
                var place = Place(PackedSort.Text, Encoding.UTF8.GetMaxByteCount(text.Length));
                Close(Encoding.UTF8.GetBytes(text, place));
                break;
            case Guid id:
                Put(id);
                break;
            case DateOnly day:
                day.TryFormat(Place(PackedSort.Text, 10), out var length, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                Close(length);
                break;
            case byte[] bytes:
                bytes.CopyTo(Place(PackedSort.Bytes, bytes.Length));
                Close(bytes.Length);
                break;
            case long number:
                Put(number);
                break;
            case int number:
                Put(number);
                break;
            case bool flag:
                Put(flag ? 1 : 0);
                break;
            case var other:
                throw new NotSupportedException($"A {other.GetType().Name} is not written past the context.");
        }
    }

    private void Put(PackedSort sort)
    {
        Ensure(1);
        _room[_length++] = (byte)sort;
    }

    private void Put(long number)
    {
        Put(PackedSort.Number);
        Ensure(sizeof(long));
        BinaryPrimitives.WriteInt64LittleEndian(_room.AsSpan(_length), number);
        _length += sizeof(long);
    }

    /// <summary>As the driver writes them.</summary>
    private void Put(Guid id)
    {
        const int Length = 36;
        var place = Place(PackedSort.Text, Length)[..Length];
        id.TryFormat(place, out _);
        Ascii.ToUpperInPlace(place, out _);
        Close(Length);
    }

    /// <summary>Where a value of at most so many bytes can be written; <see cref="Close"/> says how many they were.</summary>
    private Span<byte> Place(PackedSort sort, int most)
    {
        Put(sort);
        Ensure(sizeof(int) + most);
        return _room.AsSpan(_length + sizeof(int));
    }

    private void Close(int length)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_room.AsSpan(_length), length);
        _length += sizeof(int) + length;
    }

    private void Ensure(int more)
    {
        if (_room.Length - _length >= more)
        {
            return;
        }

        var wider = ArrayPool<byte>.Shared.Rent(Math.Max(_room.Length * 2, _length + more));
        _room.AsSpan(0, _length).CopyTo(wider);
        ArrayPool<byte>.Shared.Return(_room, clearArray: true);
        _room = wider;
    }
}
