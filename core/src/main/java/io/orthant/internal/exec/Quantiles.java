package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.error.DTypeException;
import io.orthant.error.IndexException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Reduction.Options;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Median and quantiles along axes, with NumPy's arithmetic in the array's own dtype. */
public final class Quantiles {
    private Quantiles() {}

    /** The middle item, or the mean of the two in the middle; NaN where there is one. Integers give float64. */
    public static Strided median(Strided a, int @Nullable [] axes, boolean keepdims) {
        int[] folded = Reduction.axes("median", axes, a.rank());
        if (folded.length == a.rank() && a.size() > 0) {
            int last = (int) Math.min(a.size() - 1, Integer.MAX_VALUE);
            int[] middle = last % 2 == 0 ? new int[] {last / 2} : new int[] {last / 2, last / 2 + 1};
            Strided found = OrderStatistics.of(a, middle);
            if (found != null) {
                Strided mean = Statistics.mean(found, Options.ALL);
                return reshaped(mean, a.shape(), folded, keepdims, new long[0]);
            }
        }
        Strided lanes = Lanes.axesLast(a, folded);
        int n = Lanes.length(lanes);
        int slots = a.dtype().slots();
        place(lanes, new int[] {(n - 1) / 2, n / 2, n - 1});
        long[] middle = lanes.shape().clone();
        middle[middle.length - 1] = n == 0 ? 0 : n % 2 == 0 ? 2 : 1;
        long first = n == 0 ? 0 : (n - 1) / 2;
        Strided part = lanes.view(first * slots, middle, lanes.strides());
        Strided mean = Statistics.mean(part, Options.over(-1));
        Strided result = Assign.contiguous(mean, mean.dtype());
        if (a.dtype().isInexact() && n > 0) {
            int count = Lanes.count(lanes);
            for (int i = 0; i < count; i++) {
                int last = (i * n + n - 1) * slots;
                if (SortKeys.isNan(a.dtype(), lanes.array(), last)) {
                    System.arraycopy(lanes.array(), last, result.array(), (int) result.offset() + i * slots, slots);
                }
            }
        }
        return reshaped(result, a.shape(), folded, keepdims, new long[0]);
    }

    /**
     * Quantiles by a rule.
     *
     * @param q the quantiles, in [0, 1]
     * @param qShape their shape, which leads the result's; null for a single Java number, which leaves the dtype of a
     *     float array as it is, where an array makes it float64
     */
    public static Strided quantile(
            Strided a,
            double[] q,
            long @Nullable [] qShape,
            int @Nullable [] axes,
            boolean keepdims,
            QuantileRule rule) {
        DType dtype = a.dtype();
        if (dtype.isComplex() || (dtype.isBool() && !rule.discrete())) {
            throw new DTypeException("quantile: no loop for " + dtype + "; accepts integers and real floats");
        }
        for (double v : q) {
            if (!(v >= 0 && v <= 1)) {
                throw new ValueException("quantile: quantiles must be in the range [0, 1], found " + v);
            }
        }
        int[] folded = Reduction.axes("quantile", axes, a.rank());
        int[] places = folded.length == a.rank() ? neighbours(q, (int) a.size(), rule) : null;
        Strided found = places == null ? null : OrderStatistics.of(a, places);
        Strided lanes = found != null ? found : Lanes.axesLast(a, folded);
        int n = found != null ? (int) a.size() : Lanes.length(lanes);
        int count = found != null ? 1 : Lanes.count(lanes);
        if (n == 0 && count * q.length > 0) {
            throw new IndexException("quantile: no items along the axis: shape " + Shapes.text(a.shape()));
        }
        if (found == null) {
            places = null;
            place(lanes, neighbours(q, n, rule));
        }
        boolean keepsType = rule.discrete() || (dtype.isFloating() && qShape == null);
        DType type = keepsType ? dtype : DType.FLOAT64;
        Strided result = Strided.zeros(type, q.length, count);
        for (int k = 0; k < q.length; k++) {
            double index = rule.index().of(n, q[k]);
            for (int i = 0; i < count; i++) {
                int from = i * n;
                int to = k * count + i;
                if (SortKeys.isNan(dtype, lanes.array(), slot(places, from, n - 1))) {
                    Items.setDouble(type, result.array(), to, Double.NaN);
                } else if (rule.discrete()) {
                    int slot = slot(places, from, (int) index);
                    System.arraycopy(lanes.array(), slot, result.array(), to, 1);
                } else {
                    double value = interpolated(lanes, places, from, n, index, rule, qShape == null);
                    Items.setDouble(type, result.array(), to, value);
                }
            }
        }
        return reshaped(result, a.shape(), folded, keepdims, qShape == null ? new long[0] : qShape);
    }

    // where the item of a place of the sorted order is: in its lane, or among the few that were picked
    private static int slot(int @Nullable [] picked, int from, int place) {
        return picked == null ? from + place : Arrays.binarySearch(picked, place);
    }

    private static double interpolated(
            Strided lanes, int @Nullable [] picked, int from, int n, double index, QuantileRule rule, boolean weak) {
        double previousIndex = Math.floor(index);
        double nextIndex = previousIndex + 1;
        if (index >= n - 1) {
            previousIndex = -1;
            nextIndex = -1;
        } else if (index < 0) {
            previousIndex = 0;
            nextIndex = 0;
        }
        double t = rule.weight().of(index - previousIndex, index);
        int previous = slot(picked, from, (int) previousIndex + (previousIndex < 0 ? n : 0));
        int next = slot(picked, from, (int) nextIndex + (nextIndex < 0 ? n : 0));
        DType type = lanes.dtype();
        double a = Items.getDouble(type, lanes.array(), previous);
        double b = Items.getDouble(type, lanes.array(), next);
        if (!type.isFloating()) {
            double difference = difference(lanes, previous, next);
            return t >= 0.5 ? b - difference * (1 - t) : a + difference * t;
        }
        double difference = rounded(type, b - a);
        DType step = weak ? type : DType.FLOAT64;
        return t >= 0.5
                ? rounded(step, b - rounded(step, difference * rounded(step, 1 - t)))
                : rounded(step, a + rounded(step, difference * rounded(step, t)));
    }

    /** The difference of two integers in their own dtype, which wraps around as NumPy's does. */
    private static double difference(Strided lanes, int previous, int next) {
        DType type = lanes.dtype();
        Strided box = Strided.zeros(type);
        long exact = Items.getLong(type, lanes.array(), next) - Items.getLong(type, lanes.array(), previous);
        Items.setLong(type, box.array(), 0, exact);
        return Items.getDouble(type, box.array(), 0);
    }

    private static double rounded(DType type, double x) {
        return switch (type) {
            case FLOAT16 -> Float16.toFloat(Float16.fromFloat((float) x));
            case FLOAT32 -> (float) x;
            default -> x;
        };
    }

    /** Places whose items matter: those around the quantiles, and the last one, where a NaN stands. */
    private static int[] neighbours(double[] q, int n, QuantileRule rule) {
        IntStream.Builder places = IntStream.builder();
        places.add(n - 1);
        for (double v : q) {
            int index = (int) Math.floor(rule.index().of(n, v));
            places.add(Math.clamp(index, 0, Math.max(n - 1, 0)));
            places.add(Math.clamp(index + 1, 0, Math.max(n - 1, 0)));
        }
        return places.build().sorted().distinct().toArray();
    }

    private static void place(Strided lanes, int[] places) {
        int n = Lanes.length(lanes);
        int count = Lanes.count(lanes);
        for (int i = 0; i < count; i++) {
            Placing.place(lanes.dtype(), lanes.array(), i * n * lanes.dtype().slots(), n, places);
        }
    }

    private static Strided reshaped(Strided flat, long[] shape, int[] folded, boolean keepdims, long[] lead) {
        long[] kept = shape.clone();
        for (int axis : folded) {
            kept[axis] = keepdims ? 1 : -1;
        }
        long[] rest = Arrays.stream(kept).filter(n -> n >= 0).toArray();
        long[] full = Arrays.copyOf(lead, lead.length + rest.length);
        System.arraycopy(rest, 0, full, lead.length, rest.length);
        return Strided.of(flat.dtype(), Assign.contiguous(flat, flat.dtype()).array(), full);
    }
}
