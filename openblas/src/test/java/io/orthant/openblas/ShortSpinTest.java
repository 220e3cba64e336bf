package io.orthant.openblas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ShortSpinTest {
    private static final String VARIABLE = "OPENBLAS_THREAD_TIMEOUT";

    @Test
    void isSetWhileOpenOnly() throws Throwable {
        Linker linker = Linker.nativeLinker();
        assumeTrue(linker.defaultLookup().find("setenv").isPresent(), "a system without setenv");
        @Nullable String own = System.getenv(VARIABLE);
        assertEquals(own, variable());
        try (ShortSpin _ = new ShortSpin()) {
            assertEquals(own == null ? "20" : own, variable());
        }
        if (own == null) {
            assertNull(variable());
        }
    }

    private static @Nullable String variable() throws Throwable {
        Linker linker = Linker.nativeLinker();
        MethodHandle getenv = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("getenv"),
                FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = (MemorySegment) getenv.invokeExact(arena.allocateFrom(VARIABLE));
            return value.equals(MemorySegment.NULL)
                    ? null
                    : value.reinterpret(Long.MAX_VALUE).getString(0);
        }
    }
}
