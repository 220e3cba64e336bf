package io.orthant.internal.storage;

import io.orthant.dtype.DType;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * Memory outside the Java heap: a mapped file, or somebody else's. It may hold more slots than a Java array, in either
 * byte order. Kernels never see it: {@link Staging} copies the parts that are worked on to Java arrays and back.
 */
public final class NativeStorage implements Storage {
    private final MemorySegment segment;
    private final ByteOrder order;
    private final int width;

    /**
     * A piece of memory as slots.
     *
     * @param segment the memory
     * @param order the byte order of its slots
     * @param width bytes per slot
     */
    public NativeStorage(MemorySegment segment, ByteOrder order, int width) {
        this.segment = segment;
        this.order = order;
        this.width = width;
    }

    @Override
    public long slots() {
        return segment.byteSize() / width;
    }

    @Override
    public Object carrier() {
        return this;
    }

    /** The memory. */
    public MemorySegment segment() {
        return segment;
    }

    /** The byte order of the slots. */
    public ByteOrder order() {
        return order;
    }

    /** Copies neighbouring slots to a Java array of the dtype's carrier; truth values become 0 or 1. */
    void load(DType dtype, long slot, Object array, int at, int count) {
        MemorySegment.copy(segment, layout(dtype, order), slot * width, array, at, count);
        if (dtype.isBool()) {
            byte[] flags = (byte[]) array;
            for (int i = at; i < at + count; i++) {
                flags[i] = (byte) (flags[i] == 0 ? 0 : 1);
            }
        }
    }

    /** Copies from a Java array of the dtype's carrier to neighbouring slots. */
    void store(DType dtype, Object array, int at, long slot, int count) {
        MemorySegment.copy(array, at, segment, layout(dtype, order), slot * width, count);
    }

    /** The layout of one slot in memory. */
    public static ValueLayout layout(DType dtype, ByteOrder order) {
        ValueLayout layout = switch (dtype) {
            case BOOL, INT8, UINT8 -> ValueLayout.JAVA_BYTE;
            case INT16, UINT16, FLOAT16 -> ValueLayout.JAVA_SHORT_UNALIGNED;
            case INT32, UINT32 -> ValueLayout.JAVA_INT_UNALIGNED;
            case INT64, UINT64 -> ValueLayout.JAVA_LONG_UNALIGNED;
            case FLOAT32, COMPLEX64 -> ValueLayout.JAVA_FLOAT_UNALIGNED;
            case FLOAT64, COMPLEX128 -> ValueLayout.JAVA_DOUBLE_UNALIGNED;
        };
        return layout.withOrder(order);
    }
}
