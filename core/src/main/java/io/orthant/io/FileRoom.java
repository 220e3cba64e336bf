package io.orthant.io;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Blocks for a file before its bytes are written, by Linux's {@code fallocate}, as NumPy takes them. Where blocks are taken
 * late, a write takes longer, and ext4 writes a whole file to the disk before it lets it replace another. Without the right to
 * call native functions, and on other systems, nothing happens.
 */
final class FileRoom {
    /** Smaller files are not worth the calls. */
    private static final long LEAST = 1 << 20;

    // from Linux's headers, the same on x86-64 and aarch64
    private static final int WRITE_ONLY_CLOSE_ON_EXEC = 1 | 0x80000;
    private static final int KEEP_SIZE = 1;

    private FileRoom() {}

    /** The three functions of the C library. */
    private record Calls(MethodHandle open, MethodHandle fallocate, MethodHandle close) {
        private static final @Nullable Calls KNOWN = find();

        @SuppressWarnings("restricted") // asked for only where it is granted
        private static @Nullable Calls find() {
            boolean linux =
                    System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
            if (!linux || !FileRoom.class.getModule().isNativeAccessEnabled()) {
                return null;
            }
            Linker linker = Linker.nativeLinker();
            SymbolLookup library = linker.defaultLookup();
            if (library.find("fallocate").isEmpty()) {
                return null;
            }
            FunctionDescriptor open =
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
            FunctionDescriptor fallocate = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);
            FunctionDescriptor close = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
            return new Calls(
                    linker.downcallHandle(library.findOrThrow("open"), open, Linker.Option.firstVariadicArg(2)),
                    linker.downcallHandle(library.findOrThrow("fallocate"), fallocate),
                    linker.downcallHandle(library.findOrThrow("close"), close));
        }
    }

    /** Takes blocks for so many bytes of a file that is there. What is refused shows when the bytes are written. */
    static void take(Path file, long bytes) {
        Calls calls = bytes < LEAST ? null : Calls.KNOWN;
        if (calls == null) {
            return;
        }
        try (Arena arena = Arena.ofConfined()) {
            int number = (int) calls.open.invokeExact(arena.allocateFrom(file.toString()), WRITE_ONLY_CLOSE_ON_EXEC);
            if (number >= 0) {
                int ignored = (int) calls.fallocate.invokeExact(number, KEEP_SIZE, 0L, bytes);
                ignored = (int) calls.close.invokeExact(number);
            }
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
