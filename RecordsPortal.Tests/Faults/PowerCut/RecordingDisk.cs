using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RecordsPortal.Tests.Faults.PowerCut;

/// <summary>
/// A file layer of SQLite (a VFS) that does what the default one does and writes down each write, sync and truncation of the database's files.
/// It stands below the portal and below SQLite, needs no rights of its own, and is for a process of its own: it becomes everybody's default.
/// </summary>
internal static unsafe class RecordingDisk
{
    /// <summary>Places in the native tables, counted in words; see sqlite3_vfs and sqlite3_io_methods in sqlite3.h.</summary>
    private const int VfsWords = 22;
    private const int VfsName = 3;
    private const int VfsOpen = 5;
    private const int VfsDelete = 6;
    private const int MethodWords = 19;
    private const int MethodWrite = 3;
    private const int MethodTruncate = 4;
    private const int MethodSync = 5;

    private static readonly ConcurrentDictionary<nint, (string Name, nint Methods)> _files = new();
    private static readonly ConcurrentDictionary<nint, nint> _recording = new();
    private static WriteLog _log = null!;
    private static nint* _system;

    /// <summary>Before the first connection is opened.</summary>
    public static void Install(WriteLog log)
    {
        _log = log;
        _system = (nint*)sqlite3_vfs_find(0);
        var own = (nint*)NativeMemory.Alloc(VfsWords, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(_system, VfsWords).CopyTo(new Span<nint>(own, VfsWords));
        own[VfsName] = Marshal.StringToCoTaskMemUTF8("recording");
        own[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)&Open;
        own[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, int>)&Delete;
        if (sqlite3_vfs_register((nint)own, 1) != 0)
        {
            throw new InvalidOperationException("SQLite does not take the recording file layer.");
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(nint vfs, nint name, nint file, int flags, nint outFlags)
    {
        var result = ((delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)_system[VfsOpen])((nint)_system, name, file, flags, outFlags);
        var path = Marshal.PtrToStringUTF8(name);
        var methods = *(nint*)file;
        if (result == 0 && methods != 0 && IsRecorded(path))
        {
            _files[file] = (Path.GetFileName(path)!, methods);
            *(nint*)file = _recording.GetOrAdd(methods, Recording);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(nint vfs, nint name, int syncFolder)
    {
        lock (_log.Gate)
        {
            var path = Marshal.PtrToStringUTF8(name);
            var result = ((delegate* unmanaged[Cdecl]<nint, nint, int, int>)_system[VfsDelete])((nint)_system, name, syncFolder);
            if (result == 0 && IsRecorded(path))
            {
                _log.Add(DiskAct.Delete, Path.GetFileName(path)!, 0, []);
            }

            return result;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, nint bytes, int length, long place)
    {
        lock (_log.Gate)
        {
            var (name, methods) = _files[file];
            var result = ((delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)((nint*)methods)[MethodWrite])(file, bytes, length, place);
            _log.Add(DiskAct.Write, name, place, new ReadOnlySpan<byte>((void*)bytes, length));
            return result;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint file, long length)
    {
        lock (_log.Gate)
        {
            var (name, methods) = _files[file];
            var result = ((delegate* unmanaged[Cdecl]<nint, long, int>)((nint*)methods)[MethodTruncate])(file, length);
            _log.Add(DiskAct.Truncate, name, length, []);
            return result;
        }
    }

    /// <summary>Written down once it is done: what was written before it is on the plate from here on.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint file, int flags)
    {
        lock (_log.Gate)
        {
            var (name, methods) = _files[file];
            var result = ((delegate* unmanaged[Cdecl]<nint, int, int>)((nint*)methods)[MethodSync])(file, flags);
            _log.Add(DiskAct.Sync, name, 0, []);
            return result;
        }
    }

    private static nint Recording(nint methods)
    {
        var own = (nint*)NativeMemory.Alloc(MethodWords, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>((nint*)methods, MethodWords).CopyTo(new Span<nint>(own, MethodWords));
        own[MethodWrite] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)&Write;
        own[MethodTruncate] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&Truncate;
        own[MethodSync] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&Sync;
        return (nint)own;
    }

    private static bool IsRecorded(string? path) => path is not null && (path.EndsWith("records.db", StringComparison.Ordinal)
        || path.EndsWith("records.db-wal", StringComparison.Ordinal) || path.EndsWith("records.db-journal", StringComparison.Ordinal));

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    private static extern nint sqlite3_vfs_find(nint name);

    [DllImport("e_sqlite3", CallingConvention = CallingConvention.Cdecl)]
    private static extern int sqlite3_vfs_register(nint vfs, int isDefault);
}
