package io.orthant;

import io.orthant.dtype.DType;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.exec.Covariance;
import io.orthant.internal.exec.Histograms;
import io.orthant.internal.exec.Quantiles;
import io.orthant.internal.exec.Searching;
import java.util.Arrays;

/** NumPy's order statistics, histograms and covariances. */
abstract sealed class NpStatistics extends NpSorting permits NpPrinting {
    /** Counts of items by bins, with all options. */
    public static final Histogram histogram = new Histogram();

    /** The median of all items: the middle one, or the mean of the two in the middle; NaN if there is one. */
    public static NDArray median(NDArray a) {
        return median(a, Axis.ALL);
    }

    /** The median along an axis. */
    public static NDArray median(NDArray a, int axis) {
        return median(a, Axis.axis(axis));
    }

    /** The median along some axes. Integers give float64, floats their own dtype. */
    public static NDArray median(NDArray a, Axis axis) {
        return NDArray.of(Quantiles.median(a.data(), axis.axes(), axis.keepsDims()));
    }

    /** The quantile q, in [0, 1], of all items, by linear interpolation. */
    public static NDArray quantile(NDArray a, double q) {
        return quantile(a, q, Axis.ALL, QuantileMethod.LINEAR);
    }

    /** The quantile q along an axis, by linear interpolation. */
    public static NDArray quantile(NDArray a, double q, int axis) {
        return quantile(a, q, Axis.axis(axis), QuantileMethod.LINEAR);
    }

    /** The quantile q along some axes. Integers give float64, floats their own dtype; methods that pick an item keep it. */
    public static NDArray quantile(NDArray a, double q, Axis axis, QuantileMethod method) {
        return NDArray.of(
                Quantiles.quantile(a.data(), new double[] {q}, null, axis.axes(), axis.keepsDims(), method.rule()));
    }

    /** Several quantiles of all items, by linear interpolation. */
    public static NDArray quantile(NDArray a, NDArray q) {
        return quantile(a, q, Axis.ALL, QuantileMethod.LINEAR);
    }

    /** Several quantiles along some axes, float64; the axes of q lead the result's. */
    public static NDArray quantile(NDArray a, NDArray q, Axis axis, QuantileMethod method) {
        return NDArray.of(
                Quantiles.quantile(a.data(), doubles(q), q.shape(), axis.axes(), axis.keepsDims(), method.rule()));
    }

    /** The percentile p, in [0, 100], of all items, by linear interpolation. */
    public static NDArray percentile(NDArray a, double p) {
        return quantile(a, p / 100);
    }

    /** The percentile p along an axis, by linear interpolation. */
    public static NDArray percentile(NDArray a, double p, int axis) {
        return quantile(a, p / 100, axis);
    }

    /** The percentile p along some axes. */
    public static NDArray percentile(NDArray a, double p, Axis axis, QuantileMethod method) {
        return quantile(a, p / 100, axis, method);
    }

    /** Several percentiles of all items, by linear interpolation. */
    public static NDArray percentile(NDArray a, NDArray p) {
        return percentile(a, p, Axis.ALL, QuantileMethod.LINEAR);
    }

    /** Several percentiles along some axes, float64; the axes of p lead the result's. */
    public static NDArray percentile(NDArray a, NDArray p, Axis axis, QuantileMethod method) {
        double[] q = Arrays.stream(doubles(p)).map(v -> v / 100).toArray();
        return NDArray.of(Quantiles.quantile(a.data(), q, p.shape(), axis.axes(), axis.keepsDims(), method.rule()));
    }

    private static double[] doubles(NDArray q) {
        return (double[]) Assign.copy(q.data(), DType.FLOAT64).array();
    }

    /** How often each of 0, 1, 2, … occurs in a 1-d array of integers that are not negative; int64. */
    public static NDArray bincount(NDArray x) {
        return bincount(x, 0);
    }

    /** As {@link #bincount(NDArray)}, the result at least so long. */
    public static NDArray bincount(NDArray x, long minlength) {
        return NDArray.of(Searching.bincount(x.data(), null, minlength));
    }

    /** The sums (float64) of the weights of 0, 1, 2, …; the result at least {@code minlength} long. */
    public static NDArray bincount(NDArray x, NDArray weights, long minlength) {
        return NDArray.of(Searching.bincount(x.data(), weights.data(), minlength));
    }

    /** The bin of each value among rising or falling edges: {@code bins[i-1] <= x < bins[i]}; int64. */
    public static NDArray digitize(Object x, NDArray bins) {
        return digitize(x, bins, false);
    }

    /** The bin of each value; with {@code right} the right edge belongs to a bin, not the left one. */
    public static NDArray digitize(Object x, NDArray bins, boolean right) {
        return NDArray.of(Searching.digitize(Operands.array("digitize", x).data(), bins.data(), right));
    }

    /** Counts of all items by ten equal bins. More by the object {@link #histogram}. */
    public static Histogram.Result histogram(NDArray a) {
        return histogram.call(a);
    }

    /** Counts of all items by equal bins. */
    public static Histogram.Result histogram(NDArray a, int bins) {
        return histogram.bins(bins).call(a);
    }

    /** Counts of all items by bins with given edges. */
    public static Histogram.Result histogram(NDArray a, NDArray bins) {
        return histogram.bins(bins).call(a);
    }

    /** The edges of equal bins between the least and the greatest item. */
    public static NDArray histogramBinEdges(NDArray a, int bins) {
        return NDArray.of(Histograms.edges(a.data(), bins, null));
    }

    /** The covariance matrix of variables (rows) by observations (columns), with n − 1 in the denominator. */
    public static NDArray cov(NDArray m) {
        return cov(m, true, 1);
    }

    /** The covariance matrix of two sets of variables. */
    public static NDArray cov(NDArray m, NDArray y) {
        return NDArray.of(Covariance.cov(m.data(), y.data(), true, 1));
    }

    /** The covariance matrix; variables are columns if not {@code rowvar}. */
    public static NDArray cov(NDArray m, boolean rowvar) {
        return cov(m, rowvar, 1);
    }

    /** The covariance matrix with {@code n - ddof} in the denominator: 0 is NumPy's {@code bias=True}. */
    public static NDArray cov(NDArray m, boolean rowvar, double ddof) {
        return NDArray.of(Covariance.cov(m.data(), null, rowvar, ddof));
    }

    /** Pearson's correlation coefficients of variables (rows). */
    public static NDArray corrcoef(NDArray x) {
        return corrcoef(x, true);
    }

    /** Pearson's correlation coefficients; variables are columns if not {@code rowvar}. */
    public static NDArray corrcoef(NDArray x, boolean rowvar) {
        return NDArray.of(Covariance.corrcoef(x.data(), null, rowvar));
    }

    /** Pearson's correlation coefficients of two sets of variables. */
    public static NDArray corrcoef(NDArray x, NDArray y) {
        return NDArray.of(Covariance.corrcoef(x.data(), y.data(), true));
    }
}
