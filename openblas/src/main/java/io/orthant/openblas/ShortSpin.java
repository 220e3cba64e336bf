package io.orthant.openblas;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * While this is open, OpenBLAS is told to let its threads sleep soon after a call. By itself it keeps them spinning for more
 * than a tenth of a second, and whatever the program does next has fewer processors. It reads the time from the environment,
 * once, as it is loaded; one that the user has set is left alone, and so is a system without {@code setenv}.
 */
final class ShortSpin implements AutoCloseable {
    private static final String VARIABLE = "OPENBLAS_THREAD_TIMEOUT";

    /** Two to this power are ticks of the processor's clock, here a quarter to half of a millisecond. */
    private static final String TICKS = "20";

    private final boolean set;

    ShortSpin() {
        set = System.getenv(VARIABLE) == null && call("setenv", VARIABLE, TICKS);
    }

    @Override
    public void close() {
        if (set) {
            call("unsetenv", VARIABLE, null);
        }
    }

    @SuppressWarnings("restricted")
    private static boolean call(String function, String name, @Nullable String value) {
        SymbolLookup library = Linker.nativeLinker().defaultLookup();
        Optional<MemorySegment> address = library.find(function);
        if (address.isEmpty()) {
            return false;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment text = arena.allocateFrom(name);
            if (value == null) {
                MethodHandle handle = Linker.nativeLinker()
                        .downcallHandle(
                                address.get(), FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
                return (int) handle.invokeExact(text) == 0;
            }
            MethodHandle handle = Linker.nativeLinker()
                    .downcallHandle(
                            address.get(),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT));
            return (int) handle.invokeExact(text, arena.allocateFrom(value), 0) == 0;
        } catch (Throwable e) {
            throw OpenBlas.failed(e);
        }
    }
}
