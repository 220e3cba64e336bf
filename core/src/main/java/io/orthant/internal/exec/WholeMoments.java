package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/**
 * Mean, variance and deviation of all items of a row-major float64 or float32 array, nothing else asked for: two sums
 * over the same pairwise tree, the second one of squares that are never stored. What may have to be reported goes the
 * long way.
 */
final class WholeMoments {
    private WholeMoments() {}

    /** The mean, or null. */
    static @Nullable Strided mean(Strided a, Reduction.Options options) {
        if (!applies(a, options)) {
            return null;
        }
        double mean = mean(a);
        return Double.isFinite(mean) ? scalar(a.dtype(), mean) : null;
    }

    /** The variance or its square root, or null. */
    static @Nullable Strided variance(Strided a, Reduction.Options options, double ddof, boolean root) {
        double freedom = a.size() - ddof;
        if (!applies(a, options) || !(freedom > 0)) {
            return null;
        }
        double mean = mean(a);
        if (!Double.isFinite(mean)) {
            return null;
        }
        double variance = rounded(a.dtype(), squares(a, mean) / freedom);
        if (!Double.isFinite(variance)) {
            return null;
        }
        return scalar(a.dtype(), root ? Math.sqrt(variance) : variance);
    }

    private static boolean applies(Strided a, Reduction.Options options) {
        return (a.dtype() == DType.FLOAT64 || a.dtype() == DType.FLOAT32)
                && a.size() > 0
                && a.size() <= Integer.MAX_VALUE
                && WholeFold.applies(a, options);
    }

    // the quotient of a float32 sum is that of doubles, rounded
    private static double mean(Strided a) {
        int n = (int) a.size();
        int at = (int) a.offset();
        if (a.array() instanceof double[] items) {
            double sum = SumTree.isLarge(n)
                    ? SumTree.sum(
                            n,
                            false,
                            (from, count, to, slot) -> to[slot] = PairwiseSum.sum(items, at + (int) from, 1, count))
                    : PairwiseSum.sum(items, at, 1, n);
            return (0.0 + sum) / n;
        }
        float[] items = (float[]) a.array();
        double sum = SumTree.isLarge(n)
                ? SumTree.sum(
                        n,
                        true,
                        (from, count, to, slot) -> to[slot] = PairwiseSum.sum(items, at + (int) from, 1, count))
                : PairwiseSum.sum(items, at, 1, n);
        return (float) ((0.0 + sum) / n);
    }

    private static double squares(Strided a, double mean) {
        int n = (int) a.size();
        int at = (int) a.offset();
        if (a.array() instanceof double[] items) {
            return SumTree.isLarge(n)
                    ? SumTree.sum(
                            n,
                            false,
                            (from, count, to, slot) ->
                                    to[slot] = PairwiseSum.squares(items, at + (int) from, count, mean))
                    : PairwiseSum.squares(items, at, n, mean);
        }
        float[] items = (float[]) a.array();
        float centre = (float) mean;
        return SumTree.isLarge(n)
                ? SumTree.sum(
                        n,
                        true,
                        (from, count, to, slot) ->
                                to[slot] = PairwiseSum.squares(items, at + (int) from, count, centre))
                : PairwiseSum.squares(items, at, n, centre);
    }

    private static double rounded(DType type, double x) {
        return type == DType.FLOAT32 ? (float) x : x;
    }

    private static Strided scalar(DType type, double value) {
        Object item = type == DType.FLOAT32 ? new float[] {(float) value} : new double[] {value};
        return Strided.of(type, item, Shapes.SCALAR);
    }
}
