package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Single items of the sorted order of a long run without moving any: a sample tells between which two values such an item
 * lies, and one pass counts what is below and keeps what is between (R. W. Floyd and R. L. Rivest, "Expected time bounds
 * for selection", CACM 18, 1975).
 */
final class OrderStatistics {
    private static final int SAMPLE = 1 << 14;
    private static final int SHORTEST = 1 << 16;

    // how far the item may lie from where the sample has it, in sample items: six deviations
    private static final int MARGIN = 6 * 64;

    // items that are looked at before the buffer is looked after
    private static final int STRIP = 1024;

    private static final int MOST_PASSES = 3;

    private OrderStatistics() {}

    /**
     * The items at some places of the sorted order.
     *
     * @param places rising
     * @return as many items, or null where sorting or quickselect must do: a short run, NaN, many places
     */
    static @Nullable Strided of(Strided a, int[] places) {
        DType type = a.dtype();
        boolean floats = type == DType.FLOAT64 || type == DType.FLOAT32;
        if (!floats || a.size() < SHORTEST || a.size() > Integer.MAX_VALUE || !a.isRowMajor()) {
            return null;
        }
        int n = (int) a.size();
        Strided greatest = Folds.max(a, Reduction.Options.ALL);
        double largest = item(greatest.array(), 0);
        if (Double.isNaN(largest)) {
            return null;
        }
        double[] sample = sample(a, n);
        double[] found = new double[places.length];
        int passes = 0;
        for (int first = 0; first < places.length; ) {
            if (places[first] == n - 1) {
                found[first++] = largest;
                continue;
            }
            if (passes++ == MOST_PASSES) {
                return null;
            }
            int last = first;
            while (last + 1 < places.length && places[last + 1] - places[first] <= 1) {
                last++;
            }
            int rank = (int) ((long) places[first] * SAMPLE / n);
            double low = rank < MARGIN ? -Double.MAX_VALUE : sample[rank - MARGIN];
            double high = rank + MARGIN >= SAMPLE ? Double.MAX_VALUE : sample[rank + MARGIN];
            Between between = new Between(a, n, low, high);
            for (int k = first; k <= last; k++) {
                long at = places[k] - between.below;
                if (between.failed || at < 0 || at >= between.items.length) {
                    return null;
                }
                found[k] = between.items[(int) at];
            }
            first = last + 1;
        }
        return Assign.copy(Strided.of(DType.FLOAT64, found, found.length), type);
    }

    private static double item(Object array, int at) {
        return array instanceof double[] d ? d[at] : ((float[]) array)[at];
    }

    // from strata of equal length, at places that look random but are always the same
    private static double[] sample(Strided a, int n) {
        double[] sample = new double[SAMPLE];
        long state = n;
        for (int i = 0; i < SAMPLE; i++) {
            state = state * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
            long from = (long) i * n / SAMPLE;
            long width = (i + 1L) * n / SAMPLE - from;
            long at = from + ((state >>> 33) * width >>> 31);
            double v = item(a.array(), (int) (a.offset() + at));
            // such brackets fail and leave the work to others
            sample[i] = Double.isFinite(v) ? v : v < 0 ? -Double.MAX_VALUE : Double.MAX_VALUE;
        }
        Arrays.sort(sample);
        return sample;
    }

    /** What lies between two values, sorted, and how many items are below. */
    private static final class Between {
        private final double low;
        private final double high;
        private final int most;
        private double[] items = new double[0];
        private long below;
        private volatile boolean failed;

        Between(Strided a, int n, double low, double high) {
            this.low = low;
            this.high = high;
            this.most = n / 4;
            int from = (int) a.offset();
            Parallel.ranges(n, FoldPieces.GRAIN, (start, end) -> {
                if (!failed) {
                    look(a.array(), from + (int) start, from + (int) end);
                }
            });
            Arrays.sort(items);
        }

        private void look(Object array, int from, int end) {
            double[] kept = new double[4 * STRIP];
            int count = 0;
            long less = 0;
            for (int strip = from; strip < end; strip += STRIP) {
                if (count + STRIP > kept.length) {
                    kept = Arrays.copyOf(kept, 2 * kept.length);
                }
                int to = Math.min(end, strip + STRIP);
                double[] strips = kept;
                int under = 0;
                if (array instanceof double[] d) {
                    for (int i = strip; i < to; i++) {
                        double x = d[i];
                        int lower = sign(x - low);
                        under += lower;
                        strips[count] = x;
                        count += 1 - (lower | sign(high - x));
                    }
                } else {
                    float[] f = (float[]) array;
                    for (int i = strip; i < to; i++) {
                        double x = f[i];
                        int lower = sign(x - low);
                        under += lower;
                        strips[count] = x;
                        count += 1 - (lower | sign(high - x));
                    }
                }
                less += under;
            }
            add(kept, count, less);
        }

        // 1 below zero: a difference of equal numbers is 0.0
        private static int sign(double difference) {
            return (int) (Double.doubleToRawLongBits(difference) >>> 63);
        }

        private synchronized void add(double[] kept, int count, long less) {
            int had = items.length;
            // many equal items: nothing is gained
            failed |= had + count > most;
            if (failed) {
                return;
            }
            items = Arrays.copyOf(items, had + count);
            System.arraycopy(kept, 0, items, had, count);
            below += less;
        }
    }
}
