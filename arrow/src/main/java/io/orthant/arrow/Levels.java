package io.orthant.arrow;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.complex.FixedSizeListVector;

/**
 * A vector of lists of fixed size, of such lists and so on, seen as an array: an axis for each level.
 *
 * @param vectors all vectors, the outermost first
 * @param leaf the last of them, which holds the values
 * @param dtype the values' type
 * @param shape values along each axis
 */
record Levels(List<FieldVector> vectors, BaseFixedWidthVector leaf, DType dtype, long[] shape) {
    static Levels of(FieldVector outermost) {
        List<FieldVector> vectors = new ArrayList<>();
        List<Long> shape = new ArrayList<>();
        shape.add((long) outermost.getValueCount());
        FieldVector vector = outermost;
        long values = vector.getValueCount();
        while (vector instanceof FixedSizeListVector lists) {
            vectors.add(lists);
            shape.add((long) lists.getListSize());
            values *= lists.getListSize();
            vector = lists.getDataVector();
            if (vector.getValueCount() < values) {
                throw new ValueException("vector '" + outermost.getName() + "' wants " + values
                        + " values in its lists, " + vector.getValueCount() + " are there");
            }
        }
        vectors.add(vector);
        DType dtype = Types.dtype(vector);
        return new Levels(
                vectors,
                (BaseFixedWidthVector) vector,
                dtype,
                shape.stream().mapToLong(Long::longValue).toArray());
    }

    String name() {
        return vectors.getFirst().getName();
    }

    long size() {
        long size = 1;
        for (long n : shape) {
            size *= n;
        }
        return size;
    }

    /** Bytes of the values, in which truth values are packed. */
    long bytes() {
        return dtype.isBool() ? (size() + 7) / 8 : size() * dtype.itemSize();
    }

    /** Nulls on all levels. */
    long nulls() {
        return vectors.stream().mapToLong(FieldVector::getNullCount).sum();
    }
}
