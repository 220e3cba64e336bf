package io.orthant;

import io.orthant.internal.exec.Histograms;
import io.orthant.internal.storage.Strided;
import org.jspecify.annotations.Nullable;

/**
 * NumPy's {@code histogram} with its options: {@code Np.histogram.bins(20).range(0, 1).density().call(a)}. Immutable; each
 * option gives a new one.
 */
public final class Histogram {
    /**
     * What was counted.
     *
     * @param counts int64 counts; with weights their sums in the weights' dtype; as a density float64
     * @param edges the bins' edges, one more than bins
     */
    public record Result(NDArray counts, NDArray edges) {}

    private final int bins;
    private final @Nullable NDArray edges;
    private final double @Nullable [] range;
    private final @Nullable NDArray weights;
    private final boolean density;

    Histogram() {
        this(10, null, null, null, false);
    }

    private Histogram(
            int bins, @Nullable NDArray edges, double @Nullable [] range, @Nullable NDArray weights, boolean density) {
        this.bins = bins;
        this.edges = edges;
        this.range = range;
        this.weights = weights;
        this.density = density;
    }

    /** So many equal bins; 10 unless told otherwise. */
    public Histogram bins(int count) {
        return new Histogram(count, null, range, weights, density);
    }

    /** Bins by their rising edges. */
    public Histogram bins(NDArray rising) {
        return new Histogram(bins, rising, range, weights, density);
    }

    /** Equal bins between these numbers instead of the least and the greatest item. */
    public Histogram range(double first, double last) {
        return new Histogram(bins, edges, new double[] {first, last}, weights, density);
    }

    /** Adds up these weights, of the array's shape, instead of counting. */
    public Histogram weights(NDArray w) {
        return new Histogram(bins, edges, range, w, density);
    }

    /** Divides by the total and the bins' widths, so that the integral is 1. */
    public Histogram density() {
        return new Histogram(bins, edges, range, weights, true);
    }

    /** The histogram of all items. */
    public Result call(NDArray a) {
        Strided bounds = edges == null ? Histograms.edges(a.data(), bins, range) : edges.data();
        Histograms.Result found =
                Histograms.histogram(a.data(), bounds, weights == null ? null : weights.data(), density);
        return new Result(NDArray.of(found.counts()), NDArray.of(found.edges()));
    }
}
