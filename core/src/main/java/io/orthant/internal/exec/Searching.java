package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Promotion;
import io.orthant.error.DTypeException;
import io.orthant.error.IndexException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finding: insertion points in sorted arrays, places of non-zero items, counts of values. */
public final class Searching {
    private static final int PROBES = 16;

    private Searching() {}

    /**
     * Where values belong in a sorted array: before equal items or behind them.
     *
     * @param sorter indices that sort {@code sorted}; null if it is sorted
     * @return int64, of the values' shape
     */
    public static Strided searchsorted(Strided sorted, Strided values, boolean right, @Nullable Strided sorter) {
        if (sorted.rank() != 1) {
            throw new ShapeException("searchsorted: the sorted array must have 1 dimension, not " + sorted.rank());
        }
        DType common = Promotion.promote(sorted.dtype(), values.dtype());
        Strided haystack = sorted.dtype() == common ? sorted : Assign.copy(sorted, common);
        Strided needles = Assign.contiguous(values, common);
        long[] slots = sorter == null ? null : sorterSlots(haystack, sorter);
        Strided result = Strided.zeros(DType.INT64, values.shape());
        long[] places = (long[]) result.array();
        // keys of all sorted items are worth their making for many values only
        if (!common.isComplex() && haystack.shape()[0] <= PROBES * Math.max(places.length, PROBES)) {
            InsertionPoints.find(keys(haystack, slots), common, needles.array(), (int) needles.offset(), right, places);
            return result;
        }
        long slot = needles.offset();
        for (int i = 0; i < places.length; i++, slot += common.slots()) {
            places[i] = place(haystack, slots, needles.array(), slot, right);
        }
        return result;
    }

    private static long[] keys(Strided haystack, long @Nullable [] slots) {
        int n = (int) haystack.shape()[0];
        if (slots == null) {
            int step = (int) haystack.strides()[0];
            return SortKeys.of(haystack.dtype(), haystack.array(), (int) haystack.offset(), step, n);
        }
        long[] keys = new long[n];
        long[] one = new long[1];
        for (int i = 0; i < n; i++) {
            SortKeys.load(haystack.dtype(), haystack.array(), (int) slots[i], 1, 1, one, 0);
            keys[i] = one[0];
        }
        return keys;
    }

    private static long[] sorterSlots(Strided haystack, Strided sorter) {
        if (!sorter.dtype().isInteger()) {
            throw new DTypeException("searchsorted: sorter must be an array of integers, not " + sorter.dtype());
        }
        long n = haystack.shape()[0];
        if (sorter.rank() != 1 || sorter.shape()[0] != n) {
            throw new ShapeException("searchsorted: sorter of shape " + Shapes.text(sorter.shape())
                    + " does not fit an array of " + n + " items");
        }
        long[] slots = new long[(int) n];
        for (int i = 0; i < n; i++) {
            long index = Items.getLong(sorter.dtype(), sorter.array(), sorter.slot(i));
            if (index < 0 || index >= n) {
                throw new IndexException("searchsorted: sorter index " + index + " is out of bounds for size " + n);
            }
            slots[i] = haystack.slot(index);
        }
        return slots;
    }

    private static long place(Strided haystack, long @Nullable [] slots, Object array, long slot, boolean right) {
        long low = 0;
        long high = haystack.shape()[0];
        while (low < high) {
            long middle = low + high >>> 1;
            long at = slots == null ? haystack.slot(middle) : slots[(int) middle];
            int order = SortKeys.compare(haystack.dtype(), haystack.array(), at, array, slot);
            if (order < 0 || (right && order == 0)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The bin of each value: the index i with {@code bins[i-1] <= x < bins[i]} for rising bins, {@code bins[i-1] > x >=
     * bins[i]} for falling ones; with {@code right} the closed end is the other one.
     */
    public static Strided digitize(Strided x, Strided bins, boolean right) {
        if (x.dtype().isComplex()) {
            throw new DTypeException("digitize: x may not be complex");
        }
        if (bins.rank() != 1) {
            throw new ShapeException("digitize: bins must have 1 dimension, not " + bins.rank());
        }
        long n = bins.shape()[0];
        int direction = direction(bins);
        if (direction >= 0) {
            return searchsorted(bins, x, !right, null);
        }
        Strided reversed = bins.view(bins.slot(n - 1), bins.shape(), new long[] {-bins.strides()[0]});
        Strided result = searchsorted(reversed, x, !right, null);
        long[] places = (long[]) result.array();
        for (int i = 0; i < places.length; i++) {
            places[i] = n - places[i];
        }
        return result;
    }

    private static int direction(Strided bins) {
        int direction = 0;
        for (long i = 1; i < bins.shape()[0]; i++) {
            int step = SortKeys.compare(bins, bins.slot(i), bins.slot(i - 1));
            if (step != 0 && direction != 0 && Integer.signum(step) != direction) {
                throw new ValueException("digitize: bins must be monotonically increasing or decreasing");
            }
            direction = step == 0 ? direction : Integer.signum(step);
        }
        return direction;
    }

    /** The indices of the items that are not zero: an int64 array per axis. */
    public static List<Strided> nonzero(Strided a) {
        if (a.rank() == 0) {
            throw new ValueException("nonzero: not defined for 0-d arrays; reshape to 1 dimension first");
        }
        Strided flags = Flags.of(a);
        long[][] indices = Flags.indices((byte[]) flags.array(), (int) flags.offset(), a.shape());
        List<Strided> axes = new ArrayList<>();
        for (long[] column : indices) {
            axes.add(Strided.of(DType.INT64, column, column.length));
        }
        return axes;
    }

    /** The row-major positions of the items that are not zero, int64. */
    public static Strided flatnonzero(Strided a) {
        Strided flags = Flags.of(a);
        long[] positions = Flags.positions((byte[]) flags.array(), (int) flags.offset(), Math.toIntExact(a.size()));
        return Strided.of(DType.INT64, positions, positions.length);
    }

    /** The indices of the items that are not zero: a row per item, int64. */
    public static Strided argwhere(Strided a) {
        Strided flags = Flags.of(a);
        byte[] bytes = (byte[]) flags.array();
        int rank = a.rank();
        if (rank == 0) {
            return Strided.zeros(DType.INT64, bytes[(int) flags.offset()], 0);
        }
        long[][] indices = Flags.indices(bytes, (int) flags.offset(), a.shape());
        Strided table = Strided.zeros(DType.INT64, indices[0].length, rank);
        long[] rows = (long[]) table.array();
        for (int axis = 0; axis < rank; axis++) {
            Moves.copy(indices[axis], 0, 1, rows, axis, rank, indices[axis].length);
        }
        return table;
    }

    /**
     * How often each of 0, 1, 2, … occurs, or the sum of the weights there.
     *
     * @return int64 without weights, float64 with; at least {@code minlength} long
     */
    public static Strided bincount(Strided x, @Nullable Strided weights, long minlength) {
        if (minlength < 0) {
            throw new ValueException("bincount: minlength must be >= 0, not " + minlength);
        }
        if (x.rank() != 1) {
            throw new ShapeException("bincount: x must have 1 dimension, not " + x.rank());
        }
        boolean countable = x.dtype().isBool() || (x.dtype().isInteger() && x.dtype() != DType.UINT64);
        if (!countable && x.size() > 0) {
            throw new DTypeException("bincount: x must be of integers that fit int64, not " + x.dtype());
        }
        Strided items = Assign.contiguous(x, DType.INT64);
        long[] values = (long[]) items.array();
        int from = (int) items.offset();
        int to = from + (int) items.size();
        long most = Bins.most(values, from, to);
        if (most < 0 && from < to) {
            throw new ValueException("bincount: x must not be negative, found " + firstNegative(values, from));
        }
        long n = Math.max(most + 1, minlength);
        if (weights == null) {
            Strided counts = Strided.zeros(DType.INT64, n);
            Bins.count(values, from, to, (long[]) counts.array());
            return counts;
        }
        if (!Arrays.equals(weights.shape(), x.shape())) {
            throw new ShapeException("bincount: weights of shape " + Shapes.text(weights.shape()) + " and x of shape "
                    + Shapes.text(x.shape()) + " differ in length");
        }
        if (weights.dtype().isComplex()) {
            throw new DTypeException("bincount: weights must be castable to float64, not " + weights.dtype());
        }
        double[] w = (double[]) Assign.copy(weights, DType.FLOAT64).array();
        Strided result = Strided.zeros(DType.FLOAT64, n);
        double[] sums = (double[]) result.array();
        for (int i = 0; i < w.length; i++) {
            sums[(int) values[from + i]] += w[i];
        }
        return result;
    }

    private static long firstNegative(long[] values, int from) {
        int i = from;
        while (values[i] >= 0) {
            i++;
        }
        return values[i];
    }
}
