package io.orthant.openblas;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arrays of one native call: as they are for a short call, copied outside the heap and back for a long one, which would
 * otherwise hold up the garbage collector for all threads.
 */
final class Memory implements AutoCloseable {
    /** Multiplications, about 50 ms of one core. */
    private static final double LONG_CALL = 5e8;

    private final @Nullable Arena arena;
    private final List<Runnable> copiesBack = new ArrayList<>();

    private Memory(@Nullable Arena arena) {
        this.arena = arena;
    }

    /** For a call of about so many multiplications. */
    @SuppressWarnings("MustBeClosedChecker")
    static Memory forWork(double multiplications) {
        return new Memory(multiplications < LONG_CALL ? null : Arena.ofConfined());
    }

    /** The handle that takes this memory's segments. */
    MethodHandle handle(Routine routine) {
        return arena == null ? routine.critical() : routine.ordinary();
    }

    /** An array that is only read, from an element on. */
    MemorySegment in(double[] a, long from) {
        return slice(
                arena == null ? MemorySegment.ofArray(a) : arena.allocateFrom(ValueLayout.JAVA_DOUBLE, a), 8 * from);
    }

    /** An array that is read and written, from an element on. */
    MemorySegment inOut(double[] a, long from) {
        MemorySegment array = MemorySegment.ofArray(a);
        if (arena == null) {
            return slice(array, 8 * from);
        }
        MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_DOUBLE, a);
        copiesBack.add(() -> array.copyFrom(copy));
        return slice(copy, 8 * from);
    }

    /** An array that is read and written. */
    MemorySegment inOut(int[] a) {
        MemorySegment array = MemorySegment.ofArray(a);
        if (arena == null) {
            return array;
        }
        MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_INT, a);
        copiesBack.add(() -> array.copyFrom(copy));
        return copy;
    }

    private static MemorySegment slice(MemorySegment segment, long bytes) {
        return bytes == 0 ? segment : segment.asSlice(bytes);
    }

    /** Brings results back after the call. */
    void done() {
        copiesBack.forEach(Runnable::run);
    }

    @Override
    public void close() {
        if (arena != null) {
            arena.close();
        }
    }
}
