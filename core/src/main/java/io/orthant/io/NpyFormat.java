package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Strided;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/** Whole arrays in NumPy's {@code .npy} format. */
final class NpyFormat {
    private NpyFormat() {}

    /** The header at a position of a file. */
    static NpyHeader header(FileChannel file) throws IOException {
        byte[] start = new byte[NpyHeader.PREFIX];
        int count = fill(file, start, 0);
        byte[] header = new byte[NpyHeader.lengthFrom(start, count)];
        int got = fill(file, header, 0);
        return header(header, got);
    }

    private static NpyHeader header(byte[] header, int got) {
        if (got < header.length) {
            throw new FileFormatException("EOF: reading array header, expected " + header.length + " bytes got " + got);
        }
        return NpyHeader.parse(header);
    }

    private static int fill(FileChannel file, byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) > 0) {
            // the buffer counts
        }
        return buffer.position();
    }

    /** Reads an array from a file's start; what follows its items is left alone, as in NumPy. */
    static NDArray read(FileChannel file) throws IOException {
        NpyHeader header = header(file);
        checkLength(file, header);
        Object array = HeapStorage.allocate(header.dtype(), header.shape());
        RawItems.read(file, header.length(), header.dtype(), header.order(), array);
        return NDArray.of(strided(header, array));
    }

    static void checkLength(FileChannel file, NpyHeader header) throws IOException {
        long there = file.size() - header.length();
        if (header.bytes() > there) {
            throw tooShort(header, Math.max(there, 0));
        }
    }

    /** The header at the place where a stream stands. */
    static NpyHeader header(InputStream in) throws IOException {
        byte[] start = new byte[NpyHeader.PREFIX];
        // version 1 has a shorter prefix, but its text is longer than the two bytes between
        int count = in.readNBytes(start, 0, start.length);
        int length = NpyHeader.lengthFrom(start, count);
        if (length < start.length) {
            throw new FileFormatException("Cannot parse header: it is empty");
        }
        byte[] header = Arrays.copyOf(start, length);
        int got = count + in.readNBytes(header, count, length - count);
        return header(header, got);
    }

    /** Reads an array from a stream and leaves the stream behind its items. */
    static NDArray read(InputStream in) throws IOException {
        return read(in, header(in));
    }

    static NDArray read(InputStream in, NpyHeader header) throws IOException {
        DType dtype = header.dtype();
        long slots = Shapes.size(header.shape()) * dtype.slots();
        if (slots > Integer.MAX_VALUE) {
            HeapStorage.allocate(dtype, header.shape()); // says why not
        }
        Object array = RawItems.read(in, dtype, header.order(), header.shape(), slots);
        long got = new HeapStorage(array).slots();
        if (got < slots) {
            throw tooShort(header, got * dtype.slotBytes());
        }
        return NDArray.of(strided(header, array));
    }

    private static FileFormatException tooShort(NpyHeader header, long bytes) {
        return new FileFormatException("cut off: shape " + Shapes.text(header.shape()) + " of " + header.dtype()
                + " takes " + header.bytes() + " bytes, found " + bytes);
    }

    private static Strided strided(NpyHeader header, Object array) {
        long[] shape = header.shape();
        int slots = header.dtype().slots();
        long[] strides = header.fortranOrder() ? Shapes.columnMajor(shape, slots) : Shapes.rowMajor(shape, slots);
        return new Strided(header.dtype(), new HeapStorage(array), 0, shape, strides);
    }

    /** Whether NumPy would write an array in Fortran order. */
    static boolean fortranOrder(Strided a) {
        return a.isColumnMajor() && !a.isRowMajor();
    }

    static byte[] header(Strided a) {
        return NpyHeader.format(a.dtype(), fortranOrder(a), a.shape());
    }

    /** The array whose row-major order is the order in the file. */
    static Strided inFileOrder(Strided a) {
        if (!fortranOrder(a)) {
            return a;
        }
        long[] shape = a.shape().clone();
        long[] strides = a.strides().clone();
        for (int i = 0, j = shape.length - 1; i < j; i++, j--) {
            swap(shape, i, j);
            swap(strides, i, j);
        }
        return a.view(a.offset(), shape, strides);
    }

    private static void swap(long[] a, int i, int j) {
        long t = a[i];
        a[i] = a[j];
        a[j] = t;
    }

    static void write(AtomicFile file, NDArray array) throws IOException {
        Strided a = array.memory();
        byte[] header = header(a);
        writeFully(file.channel(), header, 0);
        RawItems.write(file, header.length, inFileOrder(a), ByteOrder.LITTLE_ENDIAN);
    }

    static void writeFully(FileChannel file, byte[] bytes, long position) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer, position + buffer.position());
        }
    }

    static void write(RawItems.Sink sink, NDArray array) throws IOException {
        Strided a = array.memory();
        sink.write(ByteBuffer.wrap(header(a)));
        RawItems.write(sink, inFileOrder(a), ByteOrder.LITTLE_ENDIAN);
    }
}
