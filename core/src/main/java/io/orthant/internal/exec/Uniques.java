package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.shape.Axes;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The different items of an array, or its different slices along an axis, sorted. */
public final class Uniques {
    /**
     * What was found.
     *
     * @param values the different items or slices, sorted
     * @param index where each occurs first
     * @param inverse for each item of the array (each slice) its place among the values
     * @param counts how often each occurs
     */
    public record Result(Strided values, Strided index, Strided inverse, Strided counts) {}

    private static final int BLOCK = 1 << 10;

    private Uniques() {}

    /** The different items alone. */
    public static Strided values(Strided a, boolean equalNan) {
        Strided flat = Lanes.flat(a);
        int n = (int) a.size();
        int slots = a.dtype().slots();
        Sorting.sortLane(a.dtype(), flat.array(), 0, n);
        if (!a.dtype().isComplex()) {
            int kept = compact(a.dtype(), flat.array(), n, equalNan);
            Strided values = Strided.zeros(a.dtype(), kept);
            System.arraycopy(flat.array(), 0, values.array(), 0, kept);
            return values;
        }
        int kept = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || !same(a.dtype(), flat.array(), (i - 1) * slots, i * slots, equalNan)) {
                kept++;
            }
        }
        Strided values = Strided.zeros(a.dtype(), kept);
        int at = 0;
        for (int i = 0; i < n; i++) {
            if (i == 0 || !same(a.dtype(), flat.array(), (i - 1) * slots, i * slots, equalNan)) {
                System.arraycopy(flat.array(), i * slots, values.array(), at++ * slots, slots);
            }
        }
        return values;
    }

    /** Moves the first item of each run of equal ones to the front; returns how many there are. */
    private static int compact(DType dtype, Object sorted, int n, boolean equalNan) {
        long[] items = new long[BLOCK];
        long[] keys = new long[BLOCK];
        boolean apart = !equalNan && dtype.isInexact();
        long last = 0;
        int kept = 0;
        for (int at = 0; at < n; at += BLOCK) {
            int count = Math.min(BLOCK, n - at);
            RawKeys.load(dtype, sorted, at, 1, count, items, 0);
            SortKeys.load(dtype, sorted, at, 1, count, keys, 0);
            if (at == 0) {
                last = ~keys[0];
            }
            int own = 0;
            for (int i = 0; i < count; i++) {
                items[own] = items[i];
                own += keys[i] != last || (apart && last == SortKeys.NAN) ? 1 : 0;
                last = keys[i];
            }
            RawKeys.store(dtype, items, 0, own, sorted, kept, 1);
            kept += own;
        }
        return kept;
    }

    /** The different items with their places and counts; the inverse has the array's shape. */
    public static Result items(Strided a, boolean equalNan) {
        Strided flat = Assign.contiguous(a, a.dtype());
        int n = (int) a.size();
        int from = (int) flat.offset();
        int slots = a.dtype().slots();
        long[] order = SortedOrder.of(a.dtype(), flat.array(), from, n);
        boolean[] fresh = a.dtype().isComplex()
                ? freshComplex(a.dtype(), flat.array(), from, order, equalNan)
                : fresh(
                        SortKeys.of(a.dtype(), flat.array(), from, 1, n),
                        order,
                        !equalNan && a.dtype().isInexact());
        return result(flat, from, slots, order, fresh, new long[0], a.shape());
    }

    private static boolean[] fresh(long[] keys, long[] order, boolean apart) {
        boolean[] fresh = new boolean[keys.length];
        long last = 0;
        for (int i = 0; i < order.length; i++) {
            long key = keys[(int) order[i]];
            fresh[i] = i == 0 || key != last || (apart && key == SortKeys.NAN);
            last = key;
        }
        return fresh;
    }

    private static boolean[] freshComplex(DType dtype, Object array, int from, long[] order, boolean equalNan) {
        boolean[] fresh = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            fresh[i] =
                    i == 0 || !same(dtype, array, from + (int) order[i - 1] * 2, from + (int) order[i] * 2, equalNan);
        }
        return fresh;
    }

    /** The different slices along an axis; of several axes, slices with NaN are different from all others. */
    public static Result slices(Strided a, int axis, boolean equalNan) {
        int k = Axes.normalize("unique", axis, a.rank());
        if (a.rank() == 1) {
            return items(a, equalNan);
        }
        Strided rows = Assign.copy(Lanes.axisFirst(a, k), a.dtype());
        int n = (int) rows.shape()[0];
        long[] rowShape = Arrays.copyOfRange(rows.shape(), 1, rows.rank());
        int width = (int) Arrays.stream(rowShape).reduce(1, (x, y) -> x * y)
                * a.dtype().slots();
        long[] order = IntStream.range(0, n)
                .boxed()
                .sorted((i, j) -> compareRows(rows, i * width, j * width, width))
                .mapToLong(i -> i)
                .toArray();
        boolean[] fresh = new boolean[n];
        for (int i = 0; i < n; i++) {
            fresh[i] = i == 0 || !sameRows(rows, (int) order[i - 1] * width, (int) order[i] * width, width);
        }
        Result found = result(rows, 0, width, order, fresh, rowShape, new long[] {n});
        Strided values = found.values();
        Strided back = k == 0 ? values : Assign.copy(Lanes.firstBack(values, k), a.dtype());
        return new Result(back, found.index(), found.inverse(), found.counts());
    }

    private static Result result(
            Strided source, int from, int width, long[] order, boolean[] fresh, long[] rowShape, long[] inverseShape) {
        int kept = 0;
        for (boolean f : fresh) {
            kept += f ? 1 : 0;
        }
        long[] shape = new long[rowShape.length + 1];
        shape[0] = kept;
        System.arraycopy(rowShape, 0, shape, 1, rowShape.length);
        Strided values = Strided.zeros(source.dtype(), shape);
        long[] index = new long[kept];
        long[] inverse = new long[order.length];
        long[] counts = new long[kept];
        int at = -1;
        for (int i = 0; i < order.length; i++) {
            if (fresh[i]) {
                at++;
                index[at] = order[i];
                System.arraycopy(source.array(), from + (int) order[i] * width, values.array(), at * width, width);
            }
            counts[at]++;
            inverse[(int) order[i]] = at;
        }
        return new Result(
                values,
                Strided.of(DType.INT64, index, kept),
                Strided.of(DType.INT64, inverse, inverseShape),
                Strided.of(DType.INT64, counts, kept));
    }

    private static boolean same(DType dtype, Object array, long slot1, long slot2, boolean equalNan) {
        if (SortKeys.isNan(dtype, array, slot1) || SortKeys.isNan(dtype, array, slot2)) {
            return equalNan && SortKeys.isNan(dtype, array, slot1) && SortKeys.isNan(dtype, array, slot2);
        }
        return SortKeys.compare(dtype, array, slot1, array, slot2) == 0;
    }

    private static int compareRows(Strided rows, int first, int second, int width) {
        for (int i = 0; i < width; i += rows.dtype().slots()) {
            int order = SortKeys.compare(rows, first + i, second + i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static boolean sameRows(Strided rows, int first, int second, int width) {
        for (int i = 0; i < width; i += rows.dtype().slots()) {
            if (!same(rows.dtype(), rows.array(), first + i, second + i, false)) {
                return false;
            }
        }
        return true;
    }
}
