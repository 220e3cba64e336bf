package io.orthant.internal.shape;

import io.orthant.error.AllocationException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shape arithmetic: sizes, strides of fresh arrays, broadcasting. */
public final class Shapes {
    /** The shape of a 0-d array. */
    public static final long[] SCALAR = {};

    /** NumPy's limit on dimensions. */
    public static final int MAX_DIMENSIONS = 64;

    private Shapes() {}

    /**
     * Number of items.
     *
     * @throws ValueException if a dimension is negative
     * @throws AllocationException if the product does not fit a long
     */
    public static long size(long... shape) {
        long size = 1;
        boolean overflow = false;
        boolean empty = false;
        for (long n : shape) {
            if (n < 0) {
                throw new ValueException("negative dimensions are not allowed: shape " + text(shape));
            }
            empty |= n == 0;
            overflow |= Math.multiplyHigh(size, n) != 0 || size * n < 0;
            size *= n;
        }
        if (empty) {
            return 0;
        }
        if (overflow) {
            throw new AllocationException("array is too big: shape " + text(shape) + " has more than 2^63 items");
        }
        return size;
    }

    /** A copy of the shape after checks on its dimensions' number and sign. */
    public static long[] checked(long... shape) {
        if (shape.length > MAX_DIMENSIONS) {
            throw new ValueException(
                    "maximum supported dimension for an array is " + MAX_DIMENSIONS + ", found " + shape.length);
        }
        size(shape);
        return shape.clone();
    }

    /** Row-major strides for items of {@code unit} slots. */
    public static long[] rowMajor(long[] shape, long unit) {
        long[] strides = new long[shape.length];
        long step = unit;
        for (int i = shape.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= Math.max(shape[i], 1);
        }
        return strides;
    }

    /** Column-major strides for items of {@code unit} slots. */
    public static long[] columnMajor(long[] shape, long unit) {
        long[] strides = new long[shape.length];
        long step = unit;
        for (int i = 0; i < shape.length; i++) {
            strides[i] = step;
            step *= Math.max(shape[i], 1);
        }
        return strides;
    }

    /** Whether strides are row-major without gaps; dimensions of size 1 do not count, empty arrays always are. */
    public static boolean isRowMajor(long[] shape, long[] strides, long unit) {
        long step = unit;
        boolean fits = true;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] == 0) {
                return true;
            }
            fits &= shape[i] == 1 || strides[i] == step;
            step *= shape[i];
        }
        return fits;
    }

    /** Whether strides are column-major without gaps. */
    public static boolean isColumnMajor(long[] shape, long[] strides, long unit) {
        long step = unit;
        boolean fits = true;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] == 0) {
                return true;
            }
            fits &= shape[i] == 1 || strides[i] == step;
            step *= shape[i];
        }
        return fits;
    }

    /**
     * The shape to which all given shapes broadcast.
     *
     * @param operation the caller's name for the error text
     * @throws ShapeException naming all shapes and the first axis (of the result) that does not fit
     */
    public static long[] broadcast(String operation, List<long[]> shapes) {
        if (shapes.size() == 1) {
            return shapes.getFirst();
        }
        int rank = 0;
        for (long[] s : shapes) {
            rank = Math.max(rank, s.length);
        }
        long[] result = new long[rank];
        Arrays.fill(result, 1);
        for (long[] s : shapes) {
            for (int i = 0; i < s.length; i++) {
                int axis = rank - s.length + i;
                if (s[i] != 1) {
                    if (result[axis] != 1 && result[axis] != s[i]) {
                        throw new ShapeException(operation + ": operands could not be broadcast together with shapes "
                                + shapes.stream().map(Shapes::text).collect(Collectors.joining(" ")) + ": axis "
                                + axis + " has sizes " + result[axis] + " and " + s[i]);
                    }
                    result[axis] = s[i];
                }
            }
        }
        return result;
    }

    /** The shape to which two shapes broadcast, one of them where it can be; null if they do not. */
    public static long @Nullable [] join(long[] first, long[] second) {
        if (first == second || Arrays.equals(first, second)) {
            return first;
        }
        long[] longer = first.length >= second.length ? first : second;
        long[] shorter = longer == first ? second : first;
        int lead = longer.length - shorter.length;
        long[] result = longer;
        for (int i = 0; i < shorter.length; i++) {
            long n = shorter[i];
            if (n != 1 && n != longer[lead + i]) {
                if (longer[lead + i] != 1) {
                    return null;
                }
                if (result == longer) {
                    result = longer.clone();
                }
                result[lead + i] = n;
            }
        }
        return result != longer && Arrays.equals(result, shorter) ? shorter : result;
    }

    /** Strides of an operand seen in a broadcast shape: 0 along the axes it is stretched over. */
    public static long[] broadcastStrides(long[] shape, long[] strides, long[] target) {
        if (Arrays.equals(shape, target)) {
            return strides;
        }
        int lead = target.length - shape.length;
        long[] result = new long[target.length];
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] != 1) {
                if (lead < 0 || shape[i] != target[lead + i]) {
                    throw cannotBroadcast(shape, target);
                }
                result[lead + i] = strides[i];
            }
        }
        if (lead < 0) {
            throw cannotBroadcast(shape, target);
        }
        return result;
    }

    private static ShapeException cannotBroadcast(long[] shape, long[] target) {
        return new ShapeException(
                "could not broadcast array from shape " + text(shape) + " into shape " + text(target));
    }

    /** NumPy's spelling of a shape: {@code (3,4)}, {@code (3,)}, {@code ()}. */
    public static String text(long... shape) {
        String inner = Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(","));
        return shape.length == 1 ? "(" + inner + ",)" : "(" + inner + ")";
    }
}
