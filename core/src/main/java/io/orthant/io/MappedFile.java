package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.NativeStorage;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Set;
import java.util.zip.ZipEntry;

/** Arrays in mapped files and in memory of others. */
final class MappedFile {
    private MappedFile() {}

    static NDArray load(Path path, MapMode mode) throws IOException {
        try (FileChannel file = FileChannel.open(path, options(mode))) {
            NpyHeader header = NpyFormat.header(file);
            NpyFormat.checkLength(file, header);
            return map(file, mode, header.length(), header.dtype(), header.order(), strided(header));
        }
    }

    /** A stored member of an archive, whose header is known to have the length that the entry says. */
    static NDArray member(Path path, MapMode mode, ZipEntry entry, NpyHeader header) throws IOException {
        try (FileChannel file = FileChannel.open(path, options(mode))) {
            long first = StoredMember.position(file, entry) + header.length();
            return map(file, mode, first, header.dtype(), header.order(), strided(header));
        }
    }

    static NDArray create(Path path, DType dtype, long... dimensions) throws IOException {
        long[] shape = Shapes.checked(dimensions);
        byte[] header = NpyHeader.format(dtype, false, shape);
        Set<StandardOpenOption> fresh = EnumSet.of(
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        try (FileChannel file = FileChannel.open(path, fresh)) {
            NpyFormat.writeFully(file, header, 0);
            long bytes = Math.multiplyExact(Shapes.size(shape), (long) dtype.itemSize());
            if (bytes > 0) {
                // the last byte gives the file its length; what is between takes no room until it is written
                file.write(ByteBuffer.allocate(1), Math.addExact(header.length, bytes) - 1);
            }
            return map(
                    file,
                    MapMode.READ_WRITE,
                    header.length,
                    dtype,
                    ByteOrder.LITTLE_ENDIAN,
                    geometry(dtype, shape, false));
        }
    }

    static NDArray raw(Path path, DType dtype, MapMode mode, long offset, long... dimensions) throws IOException {
        long[] shape = Shapes.checked(dimensions);
        if (offset < 0) {
            throw new ValueException("memmap: offset " + offset + " is negative");
        }
        long bytes = Math.multiplyExact(Shapes.size(shape), (long) dtype.itemSize());
        try (FileChannel file = FileChannel.open(path, options(mode))) {
            if (file.size() - offset < bytes) {
                throw new FileFormatException(path + ": shape " + Shapes.text(shape) + " of " + dtype + " takes "
                        + bytes + " bytes from " + offset + " on, the file has " + file.size());
            }
            return map(file, mode, offset, dtype, ByteOrder.nativeOrder(), geometry(dtype, shape, false));
        }
    }

    static NDArray wrap(MemorySegment memory, DType dtype, ByteOrder order, long... dimensions) {
        long[] shape = Shapes.checked(dimensions);
        long bytes = Math.multiplyExact(Shapes.size(shape), (long) dtype.itemSize());
        if (memory.byteSize() != bytes) {
            throw new ValueException("wrap: shape " + Shapes.text(shape) + " of " + dtype + " takes " + bytes
                    + " bytes, the memory has " + memory.byteSize());
        }
        return array(memory, order, geometry(dtype, shape, false), !memory.isReadOnly());
    }

    static void flush(NDArray mapped) {
        if (mapped.memory().storage() instanceof NativeStorage outside
                && outside.segment().isMapped()
                && !outside.segment().isReadOnly()) {
            outside.segment().force();
        }
    }

    private static Set<StandardOpenOption> options(MapMode mode) {
        // also a private mapping wants a channel that can be written to
        return mode == MapMode.READ
                ? EnumSet.of(StandardOpenOption.READ)
                : EnumSet.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static Strided strided(NpyHeader header) {
        return geometry(header.dtype(), header.shape(), header.fortranOrder());
    }

    // an empty array: of this only shape and strides are used
    private static Strided geometry(DType dtype, long[] shape, boolean fortranOrder) {
        long[] strides =
                fortranOrder ? Shapes.columnMajor(shape, dtype.slots()) : Shapes.rowMajor(shape, dtype.slots());
        return Strided.zeros(dtype, 0).view(0, shape, strides);
    }

    private static NDArray map(
            FileChannel file, MapMode mode, long offset, DType dtype, ByteOrder order, Strided geometry)
            throws IOException {
        long bytes = geometry.size() * dtype.itemSize();
        if (bytes == 0) {
            NDArray empty = Np.empty(dtype, geometry.shape());
            return mode == MapMode.READ ? empty.asReadOnly() : empty;
        }
        FileChannel.MapMode how = switch (mode) {
            case READ -> FileChannel.MapMode.READ_ONLY;
            case READ_WRITE -> FileChannel.MapMode.READ_WRITE;
            case COPY -> FileChannel.MapMode.PRIVATE;
        };
        // the garbage collector unmaps it when no array needs it any more
        MemorySegment memory = file.map(how, offset, bytes, Arena.ofAuto());
        return array(memory, order, geometry, mode != MapMode.READ);
    }

    private static NDArray array(MemorySegment memory, ByteOrder order, Strided geometry, boolean writeable) {
        DType dtype = geometry.dtype();
        NativeStorage storage = new NativeStorage(memory, order, dtype.slotBytes());
        return NDArray.outside(new Strided(dtype, storage, 0, geometry.shape(), geometry.strides()), writeable);
    }
}
