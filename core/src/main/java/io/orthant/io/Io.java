package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.DTypeException;
import io.orthant.error.ValueException;
import io.orthant.internal.storage.HeapStorage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;

/**
 * NumPy's files by NumPy's names. Arrays are read onto the Java heap, or stay in a mapped file
 * ({@link #load(Path, MapMode)}); a file's sizes are checked before memory is taken.
 *
 * <p>What a file contains may be wrong: {@link FileFormatException}, or {@link DTypeException} for items that
 * Orthant has no dtype for. What the file system refuses (a missing file, a full disk) is an {@link UncheckedIOException}.
 *
 * <p>Files are written beside their place and moved there when whole: if anything fails, an old file stays. There is no
 * {@code fsync}, as in NumPy.
 */
public final class Io {
    private Io() {}

    /**
     * Writes an array as {@code .npy}, byte for byte as NumPy does: column-major ones in Fortran order, all others row-major.
     *
     * @param path where to; {@code .npy} is added if the name does not end so
     * @return the path written to
     */
    public static Path save(Path path, NDArray a) {
        return AtomicFile.write(withSuffix(path, ".npy"), a.nbytes(), file -> NpyFormat.write(file, a));
    }

    /** Writes an array as {@code .npy} to a stream, which stays open; several may follow one another. */
    public static void save(OutputStream out, NDArray a) {
        try {
            NpyFormat.write((ByteBuffer piece) -> out.write(piece.array(), piece.position(), piece.remaining()), a);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /**
     * Reads the array of a {@code .npy} file: any version, order and byte order.
     *
     * @throws FileFormatException if the file is corrupt, cut off, or an archive
     * @throws DTypeException if the items are Python objects, texts, dates or have fields
     */
    public static NDArray load(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return NpyFormat.read(file);
        } catch (FileFormatException e) {
            throw new FileFormatException(path + ": " + e.getMessage() + hint(path), e);
        } catch (DTypeException e) {
            throw new DTypeException(path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /**
     * Maps the array of a {@code .npy} file instead of reading it: items come into memory when they are used, and the file
     * may be larger than the heap, and than 2<sup>31</sup> items. Views, printing, element-wise functions, reductions and
     * saving work on it a piece at a time. Several processes may map one file. A file which becomes shorter while it is
     * mapped ends the access to what is lost with an {@code InternalError}.
     *
     * @throws FileFormatException if the file is corrupt, cut off, or an archive
     * @throws DTypeException if the items are Python objects, texts, dates or have fields
     */
    public static NDArray load(Path path, MapMode mode) {
        try {
            return MappedFile.load(path, mode);
        } catch (FileFormatException e) {
            throw new FileFormatException(path + ": " + e.getMessage() + hint(path), e);
        } catch (DTypeException e) {
            throw new DTypeException(path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /**
     * Makes a {@code .npy} file of zeros, row-major, and maps it for reading and writing. It is written in place: an old file
     * of the name is gone at once. Where the file system knows sparse files, zeros take no room.
     */
    public static NDArray openMemmap(Path path, DType dtype, long... shape) {
        try {
            return MappedFile.create(path, dtype, shape);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /**
     * Maps a part of a file without a header as an array, row-major and in the machine's byte order.
     *
     * @param offset bytes before the first item
     * @throws FileFormatException if the file is too short
     */
    public static NDArray memmap(Path path, DType dtype, MapMode mode, long offset, long... shape) {
        try {
            return MappedFile.raw(path, dtype, mode, offset, shape);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** Writes what was changed in a mapped array, or in a view of one, to its file's disk; others see it at once anyway. */
    public static void flush(NDArray mapped) {
        MappedFile.flush(mapped);
    }

    /**
     * An array of somebody else's memory, row-major, not copied: a segment of native memory or of a heap array, a mapped
     * file. Writing is refused if the segment is read-only; the memory must live as long as the array is used.
     *
     * @throws ValueException if the segment is not of the array's size
     */
    public static NDArray wrap(MemorySegment memory, DType dtype, ByteOrder order, long... shape) {
        return MappedFile.wrap(memory, dtype, order, shape);
    }

    /**
     * An array of the remaining bytes of a buffer in the buffer's own byte order, row-major, not copied; direct or on the heap.
     *
     * @throws ValueException if the buffer is not of the array's size
     */
    public static NDArray wrap(ByteBuffer buffer, DType dtype, long... shape) {
        return MappedFile.wrap(MemorySegment.ofBuffer(buffer), dtype, buffer.order(), shape);
    }

    /**
     * An array's memory, not copied: of its Java array ({@link MemorySegment#heapBase()} gives that), a mapped file or other
     * memory outside the heap. What is written to it the array shows; of an array that is read-only it is so too.
     *
     * @throws ValueException if the items do not lie side by side in row-major order and the machine's byte order
     */
    public static MemorySegment segment(NDArray a) {
        return Buffers.segment(a);
    }

    private static String hint(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate(2);
            boolean archive = file.read(start) == 2 && start.get(0) == 'P' && start.get(1) == 'K';
            return archive ? "; it is an archive: use loadNpz" : "";
        } catch (IOException e) {
            return "";
        }
    }

    /** Reads an array in the {@code .npy} format from a stream, which is left behind its items. */
    public static NDArray load(InputStream in) {
        try {
            return NpyFormat.read(in);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** What a {@code .npy} file says about its array; the items are not read. */
    public static NpyHeader header(Path path) {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            return NpyFormat.header(file);
        } catch (FileFormatException e) {
            throw new FileFormatException(path + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** Opens a {@code .npz} archive; its arrays are read when asked for. */
    public static NpzFile loadNpz(Path path) {
        return NpzFile.open(path);
    }

    /** Writes arrays to a {@code .npz} archive without compression, as {@code arr_0}, {@code arr_1} and so on. */
    public static Path savez(Path path, NDArray... arrays) {
        return savez(path, numbered(arrays));
    }

    /** Writes arrays to a {@code .npz} archive by name, without compression. */
    public static Path savez(Path path, Map<String, NDArray> arrays) {
        return NpzFile.write(withSuffix(path, ".npz"), arrays, false);
    }

    /** Writes arrays to a compressed {@code .npz} archive, as {@code arr_0}, {@code arr_1} and so on. */
    public static Path savezCompressed(Path path, NDArray... arrays) {
        return savezCompressed(path, numbered(arrays));
    }

    /** Writes arrays to a compressed {@code .npz} archive by name. */
    public static Path savezCompressed(Path path, Map<String, NDArray> arrays) {
        return NpzFile.write(withSuffix(path, ".npz"), arrays, true);
    }

    /** Reads a table of float64 numbers, separated by blanks, {@code #} for comments; gzipped or not. */
    public static NDArray loadtxt(Path path) {
        return loadtxt(TextSource.of(path), TextOptions.of());
    }

    /** Reads a table of numbers from a file, gzipped or not; see {@link #loadtxt(TextSource, TextOptions)}. */
    public static NDArray loadtxt(Path path, TextOptions options) {
        return loadtxt(TextSource.of(path), options);
    }

    /** Reads a table of float64 numbers, separated by blanks. */
    public static NDArray loadtxt(TextSource source) {
        return loadtxt(source, TextOptions.of());
    }

    /**
     * Reads a table of numbers, each row with as many columns. Axes of length one are dropped, unless
     * {@link TextOptions#ndmin(int)} keeps them. A text without rows gives an empty array and a warning.
     *
     * @throws FileFormatException naming the row and the column that cannot be read
     */
    public static NDArray loadtxt(TextSource source, TextOptions options) {
        return TextTable.read("loadtxt", source, options, false);
    }

    /** Reads a table of float64 numbers with gaps from a file; see {@link #genfromtxt(TextSource, TextOptions)}. */
    public static NDArray genfromtxt(Path path, TextOptions options) {
        return genfromtxt(TextSource.of(path), options);
    }

    /** Reads a table of float64 numbers with gaps. */
    public static NDArray genfromtxt(TextSource source) {
        return genfromtxt(source, TextOptions.of());
    }

    /**
     * As {@link #loadtxt(TextSource, TextOptions)}, but values may be missing: empty between delimiters, named by
     * {@link TextOptions#missingValues(String...)}, or no numbers. NumPy's {@code names=} and {@code dtype=None} would give
     * structured arrays, which Orthant does not have.
     *
     * @throws FileFormatException naming all rows with another number of columns than the first
     */
    public static NDArray genfromtxt(TextSource source, TextOptions options) {
        return TextTable.read("genfromtxt", source, options, true);
    }

    /** Writes a 1-d or 2-d array as text with NumPy's defaults; gzipped if the name ends in {@code .gz}. */
    public static Path savetxt(Path path, NDArray a) {
        return savetxt(path, a, TextFormat.of());
    }

    /** Writes a 1-d or 2-d array as UTF-8 text, a row a line; gzipped if the name ends in {@code .gz}. */
    public static Path savetxt(Path path, NDArray a, TextFormat format) {
        return AtomicFile.write(path, file -> {
            OutputStream raw = Channels.newOutputStream(file.channel());
            OutputStream out = path.toString().endsWith(".gz") ? new GZIPOutputStream(raw, 1 << 16) : raw;
            try (Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16)) {
                TableText.write(writer, a, format);
            }
        });
    }

    /** Writes a 1-d or 2-d array as text. */
    public static void savetxt(Appendable out, NDArray a, TextFormat format) {
        try {
            TableText.write(out, a, format);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** A file's bytes as a 1-d array of items in the machine's byte order. */
    public static NDArray fromfile(Path path, DType dtype) {
        return fromfile(path, dtype, ByteOrder.nativeOrder(), 0, -1);
    }

    /**
     * A part of a file as a 1-d array.
     *
     * @param offset bytes before the first item
     * @param count items to read, or all that are there if negative or more
     */
    public static NDArray fromfile(Path path, DType dtype, ByteOrder order, long offset, long count) {
        if (offset < 0) {
            throw new ValueException("fromfile: offset " + offset + " is negative");
        }
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            long there = Math.max(0, file.size() - offset) / dtype.itemSize();
            long size = count < 0 ? there : Math.min(count, there);
            Object array = HeapStorage.allocate(dtype, new long[] {size});
            RawItems.read(file, offset, dtype, order, array);
            return Np.wrap(dtype, array, size);
        } catch (IOException e) {
            throw AtomicFile.unchecked(e);
        }
    }

    /** Writes the items alone in row-major order and the machine's byte order, without shape and dtype. */
    public static Path tofile(Path path, NDArray a) {
        return AtomicFile.write(path, a.nbytes(), file -> RawItems.write(file, 0, a.memory(), ByteOrder.nativeOrder()));
    }

    /** A 1-d array of the remaining bytes of a buffer in the buffer's own byte order: a copy on the heap. */
    public static NDArray frombuffer(ByteBuffer bytes, DType dtype) {
        return Buffers.read(MemorySegment.ofBuffer(bytes), dtype, bytes.order());
    }

    /** A 1-d array of a piece of memory in the machine's byte order: a copy on the heap. */
    public static NDArray frombuffer(MemorySegment bytes, DType dtype) {
        return Buffers.read(bytes, dtype, ByteOrder.nativeOrder());
    }

    /** A 1-d array of bytes in the machine's byte order: a copy. */
    public static NDArray frombuffer(byte[] bytes, DType dtype) {
        return Buffers.read(MemorySegment.ofArray(bytes), dtype, ByteOrder.nativeOrder());
    }

    /** The items in row-major order as bytes in the machine's byte order: a fresh buffer, ready to be read. */
    public static ByteBuffer toBuffer(NDArray a) {
        return Buffers.write(a, ByteOrder.nativeOrder());
    }

    /** A 1-d float64 array of the numbers in a text; see {@link #fromstring(String, DType, char)}. */
    public static NDArray fromstring(String text) {
        return flat(text, TextOptions.of().comments(new String[0]));
    }

    /** A 1-d array of the numbers in a text, over all its lines. */
    public static NDArray fromstring(String text, DType dtype, char delimiter) {
        TextOptions options = TextOptions.of().dtype(dtype).comments(new String[0]);
        return flat(text, delimiter == ' ' ? options : options.delimiter(delimiter));
    }

    private static NDArray flat(String text, TextOptions options) {
        return text.isBlank()
                ? Np.zeros(options.dtype(), 0)
                : loadtxt(TextSource.text(text), options.ndmin(1)).ravel();
    }

    /** A 1-d float64 array of a stream's items. */
    public static NDArray fromiter(DoubleStream items) {
        return Np.wrap(items.toArray());
    }

    /** A 1-d int64 array of a stream's items. */
    public static NDArray fromiter(LongStream items) {
        return Np.wrap(items.toArray());
    }

    /** A 1-d int32 array of a stream's items. */
    public static NDArray fromiter(IntStream items) {
        return Np.wrap(items.toArray());
    }

    /** A 1-d array of an iterator's numbers. */
    public static NDArray fromiter(Iterator<? extends Number> items, DType dtype) {
        List<Number> all = new ArrayList<>();
        items.forEachRemaining(all::add);
        return all.isEmpty() ? Np.zeros(dtype, 0) : Np.array(all, dtype);
    }

    private static Map<String, NDArray> numbered(NDArray... arrays) {
        Map<String, NDArray> named = new LinkedHashMap<>();
        for (int i = 0; i < arrays.length; i++) {
            named.put("arr_" + i, arrays[i]);
        }
        return named;
    }

    private static Path withSuffix(Path path, String suffix) {
        Path name = path.getFileName();
        return name == null || name.toString().endsWith(suffix) ? path : path.resolveSibling(name + suffix);
    }
}
