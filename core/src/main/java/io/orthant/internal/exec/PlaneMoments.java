package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.storage.HeapStorage;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Staging;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/**
 * Variance and deviation of a row-major float64 or float32 matrix along its rows, or of a small one down its columns,
 * nothing else asked for. What may have to be reported goes the long way.
 */
final class PlaneMoments {
    // larger ones are worth kernels
    private static final int SMALL = 8192;

    private PlaneMoments() {}

    /** The variances or their square roots, or null. */
    static @Nullable Strided variance(Strided a, Reduction.Options options, double ddof, boolean root) {
        int[] axes = options.axes();
        boolean plain = (a.dtype() == DType.FLOAT64 || a.dtype() == DType.FLOAT32)
                && a.rank() == 2
                && axes != null
                && axes.length == 1
                && axes[0] >= -2
                && axes[0] < 2
                && !options.keepdims()
                && options.dtype() == null
                && options.out() == null
                && options.initial() == null
                && options.where() == null
                && a.size() <= Integer.MAX_VALUE
                && a.isRowMajor()
                && !Staging.isNative(a)
                && !RunFold.BLOCK.isBound();
        if (axes == null || !plain) {
            return null;
        }
        int rows = (int) a.shape()[0];
        int columns = (int) a.shape()[1];
        boolean along = (axes[0] & 1) == 1;
        double freedom = (along ? columns : rows) - ddof;
        // matrices of one row or column are walked as if they were vectors
        if (rows < 2 || columns < 2 || !(freedom > 0) || (!along && a.size() > SMALL)) {
            return null;
        }
        Object result = HeapStorage.allocate(a.dtype(), new long[] {along ? rows : columns});
        if (along) {
            Parallel.ranges(rows, Math.max(1, FoldPieces.GRAIN / columns), (from, to) -> {
                for (int i = (int) from; i < to; i++) {
                    int at = (int) a.offset() + i * columns;
                    if (result instanceof double[] to64) {
                        to64[i] = row((double[]) a.array(), at, columns, freedom, root);
                    } else {
                        ((float[]) result)[i] = row((float[]) a.array(), at, columns, freedom, root);
                    }
                }
            });
        } else if (result instanceof double[] sums) {
            columns((double[]) a.array(), (int) a.offset(), rows, sums, freedom, root);
        } else {
            columns((float[]) a.array(), (int) a.offset(), rows, (float[]) result, freedom, root);
        }
        int n = along ? rows : columns;
        for (int i = 0; i < n; i++) {
            if (!Double.isFinite(Items.getDouble(a.dtype(), result, i))) {
                return null;
            }
        }
        return Strided.of(a.dtype(), result, n);
    }

    // a fold starts from 0.0, which takes the sign from a sum of -0.0
    private static double row(double[] a, int at, int n, double freedom, boolean root) {
        double mean = (0.0 + PairwiseSum.sum(a, at, 1, n)) / n;
        double variance = PairwiseSum.squares(a, at, n, mean) / freedom;
        return root ? Math.sqrt(variance) : variance;
    }

    // the quotient of a float32 sum and a count is that of doubles, rounded
    private static float row(float[] a, int at, int n, double freedom, boolean root) {
        float mean = (float) ((0.0 + PairwiseSum.sum(a, at, 1, n)) / n);
        float variance = (float) (PairwiseSum.squares(a, at, n, mean) / freedom);
        return root ? (float) Math.sqrt(variance) : variance;
    }

    private static void columns(double[] a, int at, int rows, double[] sums, double freedom, boolean root) {
        int columns = sums.length;
        double[] mean = new double[columns];
        for (int i = 0, p = at; i < rows; i++, p += columns) {
            for (int j = 0; j < columns; j++) {
                mean[j] += a[p + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            mean[j] /= rows;
        }
        for (int i = 0, p = at; i < rows; i++, p += columns) {
            for (int j = 0; j < columns; j++) {
                double d = a[p + j] - mean[j];
                sums[j] += d * d;
            }
        }
        for (int j = 0; j < columns; j++) {
            double variance = sums[j] / freedom;
            sums[j] = root ? Math.sqrt(variance) : variance;
        }
    }

    private static void columns(float[] a, int at, int rows, float[] sums, double freedom, boolean root) {
        int columns = sums.length;
        float[] mean = new float[columns];
        for (int i = 0, p = at; i < rows; i++, p += columns) {
            for (int j = 0; j < columns; j++) {
                mean[j] += a[p + j];
            }
        }
        for (int j = 0; j < columns; j++) {
            mean[j] = (float) ((double) mean[j] / rows);
        }
        for (int i = 0, p = at; i < rows; i++, p += columns) {
            for (int j = 0; j < columns; j++) {
                float d = a[p + j] - mean[j];
                sums[j] += d * d;
            }
        }
        for (int j = 0; j < columns; j++) {
            float variance = (float) (sums[j] / freedom);
            sums[j] = root ? (float) Math.sqrt(variance) : variance;
        }
    }
}
