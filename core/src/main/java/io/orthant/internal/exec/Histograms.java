package io.orthant.internal.exec;

import io.orthant.dtype.DType;
import io.orthant.dtype.Float16;
import io.orthant.error.DTypeException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.parallel.Parallel;
import io.orthant.internal.shape.Shapes;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Counts of values by bins. Bins are half open, the last one closed. Values outside and NaN are left out. */
public final class Histograms {
    /** NumPy adds the weights of so many items before it adds them to the result. */
    private static final int BLOCK = 65536;

    /**
     * What was counted.
     *
     * @param counts items per bin (int64), their weights (the weights' dtype), or densities (float64)
     * @param edges the bins' edges, one more than bins
     */
    public record Result(Strided counts, Strided edges) {}

    private Histograms() {}

    /** The edges of equal bins between two numbers, or between the least and the greatest item. */
    public static Strided edges(Strided a, int bins, double @Nullable [] range) {
        if (bins < 1) {
            throw new ValueException("histogram: bins must be positive, not " + bins);
        }
        if (a.dtype().isComplex()) {
            throw new DTypeException(
                    "histogram: no loop for " + a.dtype() + "; accepts bool, integers and real floats");
        }
        double[] outer = outerEdges(a, range);
        DType type = a.dtype().isFloating() ? a.dtype() : DType.FLOAT64;
        // edges from a given range are computed in float64 and rounded then
        double[] edges = linspace(range == null ? type : DType.FLOAT64, outer[0], outer[1], bins);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = rounded(type, edges[i]);
            if (i > 0 && edges[i - 1] >= edges[i]) {
                throw new ValueException(
                        "histogram: too many bins for the data's range: cannot create " + bins + " finite-sized bins");
            }
        }
        return Assign.copy(Strided.of(DType.FLOAT64, edges, edges.length), type);
    }

    /** Counts by given edges, which must not fall. */
    public static Result histogram(Strided a, Strided edges, @Nullable Strided weights, boolean density) {
        if (edges.rank() != 1) {
            throw new ShapeException("histogram: bins must have 1 dimension, not " + edges.rank());
        }
        if (weights != null && !Arrays.equals(weights.shape(), a.shape())) {
            throw new ShapeException("histogram: weights of shape " + Shapes.text(weights.shape())
                    + " do not fit an array of shape " + Shapes.text(a.shape()));
        }
        if (a.dtype().isComplex() || (weights != null && weights.dtype().isComplex())) {
            throw new DTypeException("histogram: complex values and weights are not supported");
        }
        double[] bounds = (double[]) Assign.copy(edges, DType.FLOAT64).array();
        for (int i = 1; i < bounds.length; i++) {
            if (bounds[i - 1] > bounds[i]) {
                throw new ValueException("histogram: bins must increase monotonically");
            }
        }
        Strided items = Assign.contiguous(a, DType.FLOAT64);
        double[] values = (double[]) items.array();
        int first = (int) items.offset();
        int count = (int) items.size();
        int bins = Math.max(bounds.length - 1, 0);
        double[] counts = new double[bins];
        DType type = weights == null ? DType.INT64 : weights.dtype();
        Bins places = new Bins(bounds);
        if (weights == null) {
            long grain = Math.max(BLOCK, 4L * bins);
            Parallel.ranges(count, grain, (from, to) -> {
                int[] own = new int[bins + 1];
                for (int i = first + (int) from; i < first + (int) to; i++) {
                    own[places.of(values[i]) + 1]++;
                }
                synchronized (counts) {
                    for (int k = 0; k < bins; k++) {
                        counts[k] += own[k + 1];
                    }
                }
            });
        } else {
            double[] w = (double[]) Assign.copy(weights, DType.FLOAT64).array();
            double[] block = new double[bins];
            for (int from = 0; from < count; from += BLOCK) {
                Arrays.fill(block, 0);
                int to = Math.min(from + BLOCK, count);
                for (int i = from; i < to; i++) {
                    int bin = places.of(values[first + i]);
                    if (bin >= 0) {
                        block[bin] += w[i];
                    }
                }
                for (int k = 0; k < bins; k++) {
                    counts[k] = rounded(type, counts[k] + rounded(type, block[k]));
                }
            }
        }
        Strided edgesOut = Assign.copy(edges, edges.dtype());
        Strided counted = Strided.of(DType.FLOAT64, counts, bins);
        return new Result(density ? density(counts, bounds) : Assign.copy(counted, type), edgesOut);
    }

    private static Strided density(double[] counts, double[] bounds) {
        double total = Arrays.stream(counts).sum();
        double[] densities = new double[counts.length];
        for (int k = 0; k < counts.length; k++) {
            densities[k] = counts[k] / (bounds[k + 1] - bounds[k]) / total;
        }
        return Strided.of(DType.FLOAT64, densities, densities.length);
    }

    /** Where values belong: a guess from equal bins first, then a search. */
    private static final class Bins {
        private final double[] bounds;
        private final int last;
        private final double low;
        private final double high;
        private final double scale;

        Bins(double[] bounds) {
            this.bounds = bounds;
            this.last = bounds.length - 1;
            this.low = last < 1 ? 1 : bounds[0];
            this.high = last < 1 ? 0 : bounds[last];
            this.scale = last < 1 ? 0 : last / (high - low);
        }

        /** The bin of a value, -1 if there is none. */
        int of(double x) {
            if (!(x >= low && x <= high)) {
                return -1;
            }
            // NaN and what is out of range become some bin, which the check then finds wrong
            int guess = Math.min(Math.max((int) ((x - low) * scale), 0), last - 1);
            if (bounds[guess] <= x && (x < bounds[guess + 1] || guess == last - 1)) {
                return guess;
            }
            return search(x);
        }

        // the greatest edge which is not above the value
        private int search(double x) {
            int from = 0;
            int to = last;
            while (to - from > 1) {
                int middle = from + to >>> 1;
                if (bounds[middle] <= x) {
                    from = middle;
                } else {
                    to = middle;
                }
            }
            return from;
        }
    }

    private static double[] outerEdges(Strided a, double @Nullable [] range) {
        double first;
        double last;
        if (range != null) {
            first = range[0];
            last = range[1];
            if (first > last) {
                throw new ValueException("histogram: the range's maximum must be larger than its minimum: [" + first
                        + ", " + last + "]");
            }
        } else if (a.size() == 0) {
            first = 0;
            last = 1;
        } else {
            first = number(Folds.min(a, Reduction.Options.ALL));
            last = number(Folds.max(a, Reduction.Options.ALL));
        }
        if (!Double.isFinite(first) || !Double.isFinite(last)) {
            throw new ValueException("histogram: " + (range == null ? "autodetected" : "supplied") + " range of ["
                    + first + ", " + last + "] is not finite");
        }
        return first == last ? new double[] {first - 0.5, last + 0.5} : new double[] {first, last};
    }

    private static double number(Strided item) {
        return Items.getDouble(item.dtype(), item.array(), item.offset());
    }

    /** Equal steps with every operation rounded to a dtype. */
    private static double[] linspace(DType type, double first, double last, int bins) {
        double delta = rounded(type, last - first);
        double step = rounded(type, delta / bins);
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            double offset =
                    step == 0 ? rounded(type, rounded(type, (double) i / bins) * delta) : rounded(type, i * step);
            edges[i] = rounded(type, offset + first);
        }
        edges[bins] = last;
        return edges;
    }

    private static double rounded(DType type, double x) {
        return switch (type) {
            case FLOAT16 -> Float16.toFloat(Float16.fromFloat((float) x));
            case FLOAT32 -> (float) x;
            default -> x;
        };
    }
}
