package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;

/**
 * Sorting along an axis in NumPy's order: NaN last, complex lexicographic, −0.0 equal to 0.0. All sorts are stable, so
 * that results are those of NumPy's {@code kind='stable'}; NumPy's other kinds may order equal items (zeros of different
 * sign, argsort's ties) in another way. Values are sorted by the JDK's primitive sorts.
 */
public final class Sorting {
    private Sorting() {}

    /** A sorted copy. */
    public static Strided sort(Strided a, int axis) {
        int k = Axes.normalize("sort", axis, a.rank());
        Strided lanes = Assign.copy(Lanes.axisLast(a, k), a.dtype());
        int n = Lanes.length(lanes);
        int slots = a.dtype().slots();
        int count = Lanes.count(lanes);
        for (int i = 0; i < count; i++) {
            sortLane(a.dtype(), lanes.array(), i * n * slots, n);
        }
        return Lanes.restored(lanes, k);
    }

    /** Sorts an array itself. */
    public static void sortInPlace(Strided a, int axis) {
        int k = Axes.normalize("sort", axis, a.rank());
        if (k < a.rank() - 1 || !a.isRowMajor()) {
            Assign.assign(sort(a, k), a);
            return;
        }
        int n = Lanes.length(a);
        int count = Lanes.count(a);
        for (int i = 0; i < count; i++) {
            sortLane(a.dtype(), a.array(), (int) a.offset() + i * n * a.dtype().slots(), n);
        }
    }

    /** The indices (int64) that sort the array, equal items in their own order. */
    public static Strided argsort(Strided a, int axis) {
        int k = Axes.normalize("argsort", axis, a.rank());
        Strided lanes = Assign.contiguous(Lanes.axisLast(a, k), a.dtype());
        int n = Lanes.length(lanes);
        Strided result = Strided.zeros(DType.INT64, lanes.shape());
        long[] indices = (long[]) result.array();
        int count = Lanes.count(lanes);
        for (int i = 0; i < count; i++) {
            int from = (int) lanes.offset() + i * n * a.dtype().slots();
            long[] order = SortedOrder.of(a.dtype(), lanes.array(), from, n);
            System.arraycopy(order, 0, indices, i * n, n);
        }
        return Lanes.restored(result, k);
    }

    /** A copy in which the items at {@code kth} are where sorting puts them, smaller ones before, larger ones behind. */
    public static Strided partition(Strided a, int axis, long... kth) {
        checkKth(a, axis, kth);
        return sort(a, axis);
    }

    /** The indices that partition the array. */
    public static Strided argpartition(Strided a, int axis, long... kth) {
        checkKth(a, axis, kth);
        return argsort(a, axis);
    }

    /** The indices that sort by several keys of one shape, the last of them the most important, along an axis. */
    public static Strided lexsort(List<Strided> keys, int axis) {
        if (keys.isEmpty()) {
            throw new ValueException("lexsort: need sequence of keys with len > 0");
        }
        Strided first = keys.getFirst();
        int k = Axes.normalize("lexsort", axis, first.rank());
        List<Strided> lanes = keys.stream()
                .map(key -> Assign.contiguous(Lanes.axisLast(key.broadcastTo(first.shape()), k), key.dtype()))
                .toList();
        Strided result = Strided.zeros(DType.INT64, lanes.getFirst().shape());
        int n = Lanes.length(result);
        int count = Lanes.count(result);
        for (int i = 0; i < count; i++) {
            long[] order = null;
            for (Strided key : lanes) {
                if (key.dtype().isComplex()) {
                    throw new ValueException("lexsort: complex keys are not supported; pass real and imaginary parts");
                }
                long[] items = SortKeys.of(key.dtype(), key.array(), (int) key.offset() + i * n, 1, n);
                order = order == null ? SortedOrder.of(items) : SortedOrder.then(order, items);
            }
            System.arraycopy(order, 0, (long[]) result.array(), i * n, n);
        }
        return Lanes.restored(result, k);
    }

    private static void checkKth(Strided a, int axis, long... kth) {
        long n = a.shape()[Axes.normalize("partition", axis, a.rank())];
        for (long k : kth) {
            if (k < -n || k >= n) {
                throw new ValueException("partition: kth(=" + k + ") out of bounds (" + n + ")");
            }
        }
    }

    /** Sorts {@code n} items from a slot on, in place. */
    static void sortLane(DType dtype, Object array, int from, int n) {
        int to = from + n;
        switch (dtype) {
            case BOOL, INT8 -> Arrays.sort((byte[]) array, from, to);
            case INT16 -> Arrays.sort((short[]) array, from, to);
            case INT32 -> Arrays.sort((int[]) array, from, to);
            case INT64 -> Arrays.sort((long[]) array, from, to);
            case UINT8, UINT16, UINT32, UINT64 -> {
                flipTopBits(array, from, to);
                sortLane(signed(dtype), array, from, n);
                flipTopBits(array, from, to);
            }
            case FLOAT16 -> sortHalves((short[]) array, from, to);
            case FLOAT32 -> sortFloats((float[]) array, from, to);
            case FLOAT64 -> sortDoubles((double[]) array, from, to);
            case COMPLEX64, COMPLEX128 -> sortComplex(dtype, array, from, n);
        }
    }

    private static DType signed(DType unsigned) {
        return switch (unsigned) {
            case UINT8 -> DType.INT8;
            case UINT16 -> DType.INT16;
            case UINT32 -> DType.INT32;
            default -> DType.INT64;
        };
    }

    private static void flipTopBits(Object array, int from, int to) {
        for (int i = from; i < to; i++) {
            switch (array) {
                case byte[] b -> b[i] ^= Byte.MIN_VALUE;
                case short[] s -> s[i] ^= Short.MIN_VALUE;
                case int[] v -> v[i] ^= Integer.MIN_VALUE;
                default -> ((long[]) array)[i] ^= Long.MIN_VALUE;
            }
        }
    }

    private static void sortHalves(short[] items, int from, int to) {
        float[] wide = new float[to - from];
        for (int i = from; i < to; i++) {
            wide[i - from] = Float16.toFloat(items[i]);
        }
        sortFloats(wide, 0, wide.length);
        for (int i = from; i < to; i++) {
            items[i] = Float16.fromFloat(wide[i - from]);
        }
    }

    // The JDK puts -0.0 before 0.0; a stable sort leaves zeros in the order in which they came.

    private static void sortFloats(float[] items, int from, int to) {
        boolean[] negative = new boolean[0];
        int zeros = 0;
        int negativeZeros = 0;
        for (int i = from; i < to; i++) {
            if (items[i] == 0) {
                zeros++;
                negativeZeros += Float.floatToRawIntBits(items[i]) < 0 ? 1 : 0;
            }
        }
        boolean mixed = negativeZeros != 0 && negativeZeros != zeros;
        if (mixed) {
            negative = new boolean[zeros];
            for (int i = from, k = 0; i < to; i++) {
                if (items[i] == 0) {
                    negative[k++] = Float.floatToRawIntBits(items[i]) < 0;
                }
            }
        }
        Arrays.sort(items, from, to);
        if (mixed) {
            int first = Arrays.binarySearch(items, from, to, -0.0f);
            while (first > from && items[first - 1] == 0) {
                first--;
            }
            for (int k = 0; k < zeros; k++) {
                items[first + k] = negative[k] ? -0.0f : 0.0f;
            }
        }
    }

    private static void sortDoubles(double[] items, int from, int to) {
        boolean[] negative = new boolean[0];
        int zeros = 0;
        int negativeZeros = 0;
        for (int i = from; i < to; i++) {
            if (items[i] == 0) {
                zeros++;
                negativeZeros += Double.doubleToRawLongBits(items[i]) < 0 ? 1 : 0;
            }
        }
        boolean mixed = negativeZeros != 0 && negativeZeros != zeros;
        if (mixed) {
            negative = new boolean[zeros];
            for (int i = from, k = 0; i < to; i++) {
                if (items[i] == 0) {
                    negative[k++] = Double.doubleToRawLongBits(items[i]) < 0;
                }
            }
        }
        Arrays.sort(items, from, to);
        if (mixed) {
            int first = Arrays.binarySearch(items, from, to, -0.0);
            while (first > from && items[first - 1] == 0) {
                first--;
            }
            for (int k = 0; k < zeros; k++) {
                items[first + k] = negative[k] ? -0.0 : 0.0;
            }
        }
    }

    private static void sortComplex(DType dtype, Object array, int from, int n) {
        long[] order = SortedOrder.of(dtype, array, from, n);
        if (array instanceof double[] items) {
            double[] old = Arrays.copyOfRange(items, from, from + 2 * n);
            for (int i = 0; i < n; i++) {
                System.arraycopy(old, 2 * (int) order[i], items, from + 2 * i, 2);
            }
        } else if (array instanceof float[] items) {
            float[] old = Arrays.copyOfRange(items, from, from + 2 * n);
            for (int i = 0; i < n; i++) {
                System.arraycopy(old, 2 * (int) order[i], items, from + 2 * i, 2);
            }
        }
    }
}
