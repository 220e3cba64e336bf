package io.orthant.io;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A file written by Linux's own calls: blocks are taken before the bytes are written, as NumPy does, and bytes go from the
 * Java heap to the file without a copy between. Where blocks are taken late, a write takes longer, and ext4 writes a whole
 * file to the disk before it lets it replace another.
 *
 * <p>While such a call runs, the garbage collector waits. So a call writes little, and when one has taken long (a slow disk,
 * a network) no more are made. Whatever is refused here is to be written in the usual way, which tells the reason.
 */
final class DirectFile implements AutoCloseable {
    /** Smaller files are not worth the calls. */
    private static final long LEAST = 1 << 20;

    // larger runs are no faster
    private static final long RUN = 1 << 20;
    private static final long MOST_NANOSECONDS = 20_000_000;

    // from Linux's headers, the same on x86-64 and aarch64
    private static final int WRITE_ONLY_CLOSE_ON_EXEC = 1 | 0x80000;
    private static final int KEEP_SIZE = 1;

    private final Calls calls;
    private final int number;
    private boolean slow;

    private DirectFile(Calls calls, int number) {
        this.calls = calls;
        this.number = number;
    }

    /** The functions of the C library. */
    private record Calls(MethodHandle open, MethodHandle fallocate, MethodHandle pwrite, MethodHandle close) {
        private static final @Nullable Calls KNOWN = find();

        @SuppressWarnings("restricted") // asked for only where it is granted
        private static @Nullable Calls find() {
            boolean linux =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
            if (!linux || !DirectFile.class.getModule().isNativeAccessEnabled()) {
                return null;
            }
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            if (library.find("fallocate").isEmpty()) {
                return null;
            }
            ValueLayout.OfInt number = ValueLayout.JAVA_INT;
            ValueLayout.OfLong size = ValueLayout.JAVA_LONG;
            return new Calls(
                    linker.downcallHandle(
                            library.findOrThrow("open"),
                            FunctionDescriptor.of(number, ValueLayout.ADDRESS, number),
                            Linker.Option.firstVariadicArg(2)),
                    linker.downcallHandle(
                            library.findOrThrow("fallocate"),
                            FunctionDescriptor.of(number, number, number, size, size)),
                    linker.downcallHandle(
                            library.findOrThrow("pwrite"),
                            FunctionDescriptor.of(size, number, ValueLayout.ADDRESS, size, size),
                            Linker.Option.critical(true)),
                    linker.downcallHandle(library.findOrThrow("close"), FunctionDescriptor.of(number, number)));
        }
    }

    /**
     * Opens a file that is there and takes blocks for so many bytes; null where there are no such calls, and for files that
     * are too small.
     */
    static @Nullable DirectFile open(Path file, long bytes) {
        Calls calls = bytes < LEAST ? null : Calls.KNOWN;
        if (calls == null) {
            return null;
        }
        try (Arena arena = Arena.ofConfined()) {
            int number = (int) calls.open.invokeExact(arena.allocateFrom(file.toString()), WRITE_ONLY_CLOSE_ON_EXEC);
            if (number < 0) {
                return null;
            }
            int ignored = (int) calls.fallocate.invokeExact(number, KEEP_SIZE, 0L, bytes);
            return new DirectFile(calls, number);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    /**
     * Writes bytes of the heap to a position of the file, in runs that end where the file's pages do.
     *
     * @return how many of them, from the first on, were written
     */
    long write(MemorySegment bytes, long position) {
        long written = 0;
        try {
            while (!slow && written < bytes.byteSize()) {
                long at = position + written;
                long run = Math.min(RUN - at % RUN, bytes.byteSize() - written);
                long start = System.nanoTime();
                long got = (long) calls.pwrite.invokeExact(number, bytes.asSlice(written, run), run, at);
                slow = got < run || System.nanoTime() - start > MOST_NANOSECONDS;
                written += Math.max(got, 0);
            }
            return written;
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    @Override
    public void close() {
        try {
            int ignored = (int) calls.close.invokeExact(number);
        } catch (Throwable e) {
            throw unexpected(e);
        }
    }

    private static IllegalStateException unexpected(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(e);
    }
}
