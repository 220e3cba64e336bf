package io.orthant.arrow;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.io.Io;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/** Makes vectors of arrays. */
final class Writing {
    private Writing() {}

    static FieldVector vector(String name, NDArray a, @Nullable NDArray mask, BufferAllocator allocator) {
        long[] shape = a.shape();
        if (shape.length == 0) {
            throw new ShapeException("vector: a 0-d array is no vector; use reshape(1)");
        }
        if (a.size() > Integer.MAX_VALUE || Arrays.stream(shape).anyMatch(n -> n > Integer.MAX_VALUE)) {
            throw new ShapeException("vector: a vector holds at most " + Integer.MAX_VALUE + " values, found shape "
                    + Arrays.toString(shape) + "; write it in batches of rows");
        }
        if (mask != null && !mask.dtype().isBool()) {
            throw new DTypeException("vector: a mask is bool, found " + mask.dtype());
        }
        @Nullable NDArray invalid = mask == null ? null : Np.broadcastTo(mask, shape);
        FieldVector vector = field(name, Types.arrow(a.dtype()), shape, 0).createVector(allocator);
        try {
            fill(vector, shape, 0, a, invalid);
            return vector;
        } catch (RuntimeException | Error e) {
            vector.close();
            throw e;
        }
    }

    private static Field field(String name, ArrowType type, long[] shape, int axis) {
        if (axis == shape.length - 1) {
            return new Field(name, FieldType.nullable(type), null);
        }
        ArrowType lists = new ArrowType.FixedSizeList((int) shape[axis + 1]);
        return new Field(name, FieldType.nullable(lists), List.of(field("item", type, shape, axis + 1)));
    }

    private static void fill(FieldVector vector, long[] shape, int axis, NDArray a, @Nullable NDArray invalid) {
        int count = 1;
        for (int i = 0; i <= axis; i++) {
            count *= (int) shape[i];
        }
        vector.setInitialCapacity(count);
        vector.allocateNew();
        vector.setValueCount(count);
        if (count > 0) {
            Bits.fill(vector.getValidityBuffer(), count);
        }
        if (vector instanceof FixedSizeListVector lists) {
            fill(lists.getDataVector(), shape, axis + 1, a, invalid);
        } else if (count > 0) {
            values((BaseFixedWidthVector) vector, a, invalid);
        }
    }

    private static void values(BaseFixedWidthVector leaf, NDArray a, @Nullable NDArray invalid) {
        if (a.dtype().isBool()) {
            Bits.pack(a.toBooleanArray(), leaf.getDataBuffer());
        } else {
            long bytes = a.nbytes();
            Io.wrap(Memory.segment(leaf.getDataBuffer(), bytes), a.dtype(), ByteOrder.nativeOrder(), a.shape())
                    .assign(a);
        }
        if (invalid != null) {
            Bits.pack(Np.logicalNot.call(invalid).toBooleanArray(), leaf.getValidityBuffer());
        }
    }
}
