package io.orthant.io;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.NativeStorage;
import io.orthant.internal.storage.Strided;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Items in raw memory. */
final class Buffers {
    private Buffers() {}

    /** A 1-d array of all items in a piece of memory, copied onto the heap. */
    static NDArray read(MemorySegment bytes, DType dtype, ByteOrder order) {
        long size = items("frombuffer", bytes.byteSize(), dtype);
        Object array = HeapStorage.allocate(dtype, new long[] {size});
        ValueLayout layout = NativeStorage.layout(dtype, order);
        MemorySegment.copy(bytes, layout, 0, array, 0, Array.getLength(array));
        RawItems.normalize(dtype, array);
        return Np.wrap(dtype, array, size);
    }

    /** How many items some bytes are. */
    static long items(String function, long bytes, DType dtype) {
        if (bytes % dtype.itemSize() != 0) {
            throw new ValueException(function + ": buffer size must be a multiple of element size: " + bytes
                    + " bytes of " + dtype + ", which takes " + dtype.itemSize());
        }
        return bytes / dtype.itemSize();
    }

    /** The items in row-major order as a fresh heap buffer, ready to be read. */
    static ByteBuffer write(NDArray a, ByteOrder order) {
        Strided dense = Assign.contiguous(a.data(), a.dtype());
        long bytes = a.size() * a.dtype().itemSize();
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new ValueException("toBuffer: " + bytes + " bytes do not fit a ByteBuffer");
        }
        ByteBuffer buffer = ByteBuffer.allocate((int) bytes).order(order);
        int slots = Math.toIntExact(a.size() * a.dtype().slots());
        MemorySegment.copy(
                dense.array(),
                Math.toIntExact(dense.offset()),
                MemorySegment.ofBuffer(buffer),
                NativeStorage.layout(a.dtype(), order),
                0,
                slots);
        return buffer;
    }

    /** The memory of an array whose items lie side by side, in row-major order and the machine's byte order. */
    static MemorySegment segment(NDArray a) {
        Strided items = a.memory();
        if (!items.isRowMajor()) {
            throw new ValueException("segment: the items of the array of shape " + Shapes.text(items.shape())
                    + " do not lie side by side in row-major order; those of its copy() do");
        }
        MemorySegment all;
        if (items.storage() instanceof NativeStorage outside) {
            if (outside.order() != ByteOrder.nativeOrder() && items.dtype().slotBytes() > 1) {
                throw new ValueException("segment: the items are " + outside.order() + ", the machine is "
                        + ByteOrder.nativeOrder() + "; those of a copy() are as the machine's");
            }
            all = outside.segment();
        } else {
            all = ofArray(items.array());
        }
        long bytes = items.size() * items.dtype().itemSize();
        MemorySegment part = bytes == 0
                ? all.asSlice(0, 0)
                : all.asSlice(items.offset() * items.dtype().slotBytes(), bytes);
        return a.flags().writeable() ? part : part.asReadOnly();
    }

    static MemorySegment ofArray(Object array) {
        return switch (array) {
            case byte[] a -> MemorySegment.ofArray(a);
            case short[] a -> MemorySegment.ofArray(a);
            case int[] a -> MemorySegment.ofArray(a);
            case long[] a -> MemorySegment.ofArray(a);
            case float[] a -> MemorySegment.ofArray(a);
            default -> MemorySegment.ofArray((double[]) array);
        };
    }
}
