package io.orthant.openblas;

import io.orthant.internal.linalg.ProviderUnavailableException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A native function, callable in two ways: <em>critical</em> calls take Java arrays as they are, but hold up the garbage
 * collector while they run; ordinary ones need their data outside the heap.
 *
 * @param critical takes heap segments
 * @param ordinary takes native segments
 */
record Routine(MethodHandle critical, MethodHandle ordinary) {

    /**
     * Finds a function.
     *
     * @param result {@code 'i'} for an int, {@code 'v'} for none
     * @param parameters one letter each: {@code i} int, {@code b} byte, {@code d} double, {@code f} float, {@code p} pointer
     */
    @SuppressWarnings("restricted")
    static Routine find(SymbolLookup library, String name, char result, String parameters)
            throws ProviderUnavailableException {
        MemorySegment address = library.find(name)
                .orElseThrow(() -> new ProviderUnavailableException("the library has no function " + name));
        MemoryLayout[] layouts =
                parameters.chars().mapToObj(c -> layout((char) c)).toArray(MemoryLayout[]::new);
        FunctionDescriptor descriptor =
                result == 'v' ? FunctionDescriptor.ofVoid(layouts) : FunctionDescriptor.of(layout(result), layouts);
        Linker linker = Linker.nativeLinker();
        return new Routine(
                linker.downcallHandle(address, descriptor, Linker.Option.critical(true)),
                linker.downcallHandle(address, descriptor));
    }

    private static MemoryLayout layout(char letter) {
        return switch (letter) {
            case 'i' -> ValueLayout.JAVA_INT;
            case 'b' -> ValueLayout.JAVA_BYTE;
            case 'd' -> ValueLayout.JAVA_DOUBLE;
            case 'f' -> ValueLayout.JAVA_FLOAT;
            case 'p' -> ValueLayout.ADDRESS;
            default -> throw new IllegalArgumentException("no layout for " + letter);
        };
    }
}
