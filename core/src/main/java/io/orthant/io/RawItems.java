package io.orthant.io;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Views;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.NativeStorage;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;

/**
 * Items between Java arrays and bytes, in pieces. Files are read and written at positions, so that several threads may
 * work on the pieces of one array, each through a small buffer that stays in its cache.
 */
final class RawItems {
    /** Where a run of bytes goes. */
    interface Sink {
        void write(ByteBuffer piece) throws IOException;
    }

    private static final int BUFFER = 1 << 18;
    private static final int PIECE = 1 << 22;
    // file systems take larger runs in larger units
    private static final int WRITTEN = 1 << 20;
    // items of an array with gaps that are gathered at once
    private static final int GATHERED = 1 << 16;

    private RawItems() {}

    /** Fills a Java array from a position of a file that is known to be long enough. */
    static void read(FileChannel file, long position, DType dtype, ByteOrder order, Object array) {
        ValueLayout layout = NativeStorage.layout(dtype, order);
        int width = dtype.slotBytes();
        Parallel.ranges(Array.getLength(array), PIECE / width, (start, end) -> {
            try (Arena arena = Arena.ofConfined()) {
                int room = (int) Math.min(BUFFER / width, end - start);
                MemorySegment segment = arena.allocate((long) room * width, 8);
                ByteBuffer buffer = segment.asByteBuffer();
                for (long i = start; i < end; i += room) {
                    int n = (int) Math.min(room, end - i);
                    buffer.clear().limit(n * width);
                    while (buffer.hasRemaining()) {
                        if (file.read(buffer, position + i * width + buffer.position()) < 0) {
                            throw new EOFException("the file became shorter while it was read");
                        }
                    }
                    MemorySegment.copy(segment, layout, 0, array, (int) i, n);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        normalize(dtype, array);
    }

    /**
     * Reads items from a stream whose length is not known: the Java array grows with what has come, so that a header
     * which lies cannot make it large.
     *
     * @return the array, or a shorter one if the stream ended too early
     */
    static Object read(InputStream in, DType dtype, ByteOrder order, long[] shape, long slots) throws IOException {
        ValueLayout layout = NativeStorage.layout(dtype, order);
        int width = dtype.slotBytes();
        int total = Math.toIntExact(slots);
        byte[] bytes = new byte[(int) Math.min(BUFFER, (long) total * width)];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        Object array = HeapStorage.allocate(dtype.realType(), new long[] {Math.min(total, BUFFER / width)});
        int filled = 0;
        while (filled < total) {
            int n = Math.min(bytes.length / width, total - filled);
            int got = in.readNBytes(bytes, 0, n * width);
            int items = got / width;
            if (filled + items > Array.getLength(array)) {
                long room = Math.min(total, 2L * Array.getLength(array));
                Object larger = room == total
                        ? HeapStorage.allocate(dtype, shape)
                        : HeapStorage.allocate(dtype.realType(), new long[] {room});
                System.arraycopy(array, 0, larger, 0, filled);
                array = larger;
            }
            MemorySegment.copy(segment, layout, 0, array, filled, items);
            filled += items;
            if (got < n * width) {
                Object part = HeapStorage.allocate(dtype.realType(), new long[] {filled});
                System.arraycopy(array, 0, part, 0, filled);
                return part;
            }
        }
        normalize(dtype, array);
        return array;
    }

    /** Kernels rely on bools being 0 or 1; a file's bytes may be anything. */
    static void normalize(DType dtype, Object array) {
        if (dtype.isBool()) {
            byte[] bytes = (byte[]) array;
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (bytes[i] == 0 ? 0 : 1);
            }
        }
    }

    /** Writes a Java array's slots to a position of a file: without a copy where that can be done. */
    private static void write(
            AtomicFile file, long position, DType dtype, ByteOrder order, Object array, int from, int slots) {
        int width = dtype.slotBytes();
        int done = 0;
        if (order == ByteOrder.nativeOrder() || width == 1) {
            MemorySegment bytes = Buffers.ofArray(array).asSlice((long) from * width, (long) slots * width);
            done = (int) (file.writeDirectly(bytes, position) / width);
        }
        if (done < slots) {
            copy(file.channel(), position + (long) done * width, dtype, order, array, from + done, slots - done);
        }
    }

    /** Writes them through buffers, in runs that end where the file's pages do. */
    private static void copy(
            FileChannel file, long position, DType dtype, ByteOrder order, Object array, int from, int slots) {
        ValueLayout layout = NativeStorage.layout(dtype, order);
        int width = dtype.slotBytes();
        int room = WRITTEN / width;
        int before = (int) (position / width % room);
        Parallel.ranges((long) slots + before, 8L * room, (start, end) -> {
            try (Arena arena = Arena.ofConfined()) {
                long first = Math.max(start, before);
                MemorySegment segment = arena.allocate(Math.min(room, end - first) * width, 8);
                ByteBuffer buffer = segment.asByteBuffer();
                for (long i = first; i < end; ) {
                    int n = (int) Math.min(room - i % room, end - i);
                    long item = i - before;
                    MemorySegment.copy(array, (int) (from + item), segment, layout, 0, n);
                    buffer.clear().limit(n * width);
                    while (buffer.hasRemaining()) {
                        file.write(buffer, position + item * width + buffer.position());
                    }
                    i += n;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writes all items of an array in row-major order to a file; those with gaps are gathered piece by piece. */
    static void write(AtomicFile file, long position, Strided a, ByteOrder order) {
        long[] at = {position};
        pieces(a, piece -> {
            int slots = Math.toIntExact(piece.size() * piece.dtype().slots());
            write(file, at[0], piece.dtype(), order, piece.array(), Math.toIntExact(piece.offset()), slots);
            at[0] += (long) slots * piece.dtype().slotBytes();
        });
    }

    /** Hands all items of an array in row-major order to a sink. */
    static void write(Sink sink, Strided a, ByteOrder order) {
        ValueLayout layout = NativeStorage.layout(a.dtype(), order);
        int width = a.dtype().slotBytes();
        byte[] bytes = new byte[(int) Math.min(BUFFER, a.size() * a.dtype().itemSize())];
        MemorySegment segment = MemorySegment.ofArray(bytes);
        pieces(a, piece -> {
            int slots = Math.toIntExact(piece.size() * piece.dtype().slots());
            int offset = Math.toIntExact(piece.offset());
            for (int i = 0; i < slots; i += bytes.length / width) {
                int n = Math.min(bytes.length / width, slots - i);
                MemorySegment.copy(piece.array(), offset + i, segment, layout, 0, n);
                try {
                    sink.write(ByteBuffer.wrap(bytes, 0, n * width));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        });
    }

    private interface Pieces {
        void take(Strided piece);
    }

    private static void pieces(Strided a, Pieces to) {
        long size = a.size();
        if (size == 0) {
            return;
        }
        if (a.isRowMajor() && !Staging.isNative(a)) {
            to.take(a);
        } else if (size <= GATHERED) {
            to.take(Assign.copy(a, a.dtype()));
        } else {
            long n = a.shape()[0];
            long rows = Math.max(1, GATHERED / (size / n));
            for (long i = 0; i < n; i += rows) {
                pieces(rows == 1 ? Views.at(a, 0, i) : Views.slice(a, 0, i, Math.min(rows, n - i), 1), to);
            }
        }
    }
}
