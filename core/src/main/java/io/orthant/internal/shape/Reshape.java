package io.orthant.internal.shape;

import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import org.jspecify.annotations.Nullable;

/** The arithmetic of reshaping: the unknown dimension, and strides of a view where one is possible. */
public final class Reshape {
    private Reshape() {}

    /**
     * The requested shape with its one -1 replaced by what the size leaves.
     *
     * @throws ShapeException if the sizes do not agree
     * @throws ValueException if more than one dimension is unknown
     */
    public static long[] resolve(long size, long... requested) {
        long[] shape = requested.clone();
        int unknown = -1;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == -1) {
                if (unknown >= 0) {
                    throw new ValueException(
                            "reshape: can only specify one unknown dimension, found " + Shapes.text(requested));
                }
                unknown = i;
                shape[i] = 1;
            }
        }
        long known = Shapes.size(Shapes.checked(shape));
        if (unknown >= 0) {
            if (known == 0 || size % known != 0) {
                throw mismatch(size, requested);
            }
            shape[unknown] = size / known;
        } else if (known != size) {
            throw mismatch(size, requested);
        }
        return shape;
    }

    private static ShapeException mismatch(long size, long[] requested) {
        return new ShapeException("cannot reshape array of size " + size + " into shape " + Shapes.text(requested));
    }

    /**
     * Strides under which the same memory has the new shape, or null where items would have to move. Axes of both
     * shapes are matched in groups of equal size; within a group the old axes must lie evenly in memory (NumPy's rule
     * for reshaping without a copy).
     *
     * @param unit slots per item
     * @param columnMajor whether items are read and placed with the first axis running fastest
     */
    public static long @Nullable [] strides(
            long[] shape, long[] strides, long[] target, long unit, boolean columnMajor) {
        if (Shapes.size(shape) == 0
                || (columnMajor
                        ? Shapes.isColumnMajor(shape, strides, unit)
                        : Shapes.isRowMajor(shape, strides, unit))) {
            return columnMajor ? Shapes.columnMajor(target, unit) : Shapes.rowMajor(target, unit);
        }
        long[] oldShape = new long[shape.length];
        long[] oldStrides = new long[shape.length];
        int rank = 0;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 1) {
                oldShape[rank] = shape[i];
                oldStrides[rank++] = strides[i];
            }
        }
        long[] result = new long[target.length];
        int oldFrom = 0;
        int newFrom = 0;
        int oldTo = 1;
        int newTo = 1;
        while (newFrom < target.length && oldFrom < rank) {
            long newSize = target[newFrom];
            long oldSize = oldShape[oldFrom];
            while (newSize != oldSize) {
                if (newSize < oldSize) {
                    newSize *= target[newTo++];
                } else {
                    oldSize *= oldShape[oldTo++];
                }
            }
            for (int k = oldFrom; k < oldTo - 1; k++) {
                boolean even = columnMajor
                        ? oldStrides[k + 1] == oldShape[k] * oldStrides[k]
                        : oldStrides[k] == oldShape[k + 1] * oldStrides[k + 1];
                if (!even) {
                    return null;
                }
            }
            if (columnMajor) {
                result[newFrom] = oldStrides[oldFrom];
                for (int k = newFrom + 1; k < newTo; k++) {
                    result[k] = result[k - 1] * target[k - 1];
                }
            } else {
                result[newTo - 1] = oldStrides[oldTo - 1];
                for (int k = newTo - 1; k > newFrom; k--) {
                    result[k - 1] = result[k] * target[k];
                }
            }
            newFrom = newTo++;
            oldFrom = oldTo++;
        }
        long last = newFrom == 0 ? unit : result[newFrom - 1];
        if (columnMajor && newFrom > 0) {
            last *= target[newFrom - 1];
        }
        for (int k = newFrom; k < target.length; k++) {
            result[k] = last;
        }
        return result;
    }
}
