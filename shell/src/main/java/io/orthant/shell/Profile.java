package io.orthant.shell;

import static io.orthant.Np.*;

import io.orthant.Index;
import io.orthant.NDArray;
import io.orthant.dtype.DType;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Statistics and a histogram of an array that may be larger than memory: it is walked twice, a block at a time. Means and
 * deviations of blocks are put together by the formula of Chan, Golub and LeVeque (1979).
 */
final class Profile {
    private static final long BLOCK = 1 << 20;
    private static final int BINS = 10;
    private static final int BAR = 40;

    private final NDArray flat;
    private final Progress progress;
    private @Nullable NDArray min;
    private @Nullable NDArray max;
    private long finite;
    private double mean;
    private double squares;

    private Profile(NDArray flat, Progress progress) {
        this.flat = flat;
        this.progress = progress;
    }

    /** Prints them, indented. */
    static void print(NDArray a, PrintWriter out, PrintWriter err) {
        if (a.size() == 0) {
            return;
        }
        try (Progress progress = new Progress(err, "reading", 2 * a.size())) {
            new Profile(flat(a), progress).print(out);
        }
    }

    /** All items in memory order: a view. */
    private static NDArray flat(NDArray a) {
        boolean columnMajor = a.flags().fContiguous() && !a.flags().cContiguous();
        return (columnMajor ? a.transpose() : a).reshape(-1);
    }

    private void print(PrintWriter out) {
        if (flat.dtype().isComplex()) {
            out.println("  of the magnitudes:");
        }
        for (long i = 0; i < flat.size(); i += BLOCK) {
            count(block(i));
        }
        progress.close();
        long odd = flat.size() - finite;
        if (odd > 0) {
            out.println("  not finite  " + odd + " of " + flat.size());
        }
        if (min == null || max == null) {
            return;
        }
        if (flat.dtype().isBool()) {
            out.println("  true  " + Math.round(mean * finite) + " of " + finite);
            return;
        }
        out.println("  min " + min + "  max " + max
                + String.format(Locale.ROOT, "  mean %.6g  std %.6g", mean, Math.sqrt(squares / finite)));
        histogram(
                min.astype(DType.FLOAT64).getDouble(), max.astype(DType.FLOAT64).getDouble(), out);
    }

    private NDArray block(long from) {
        NDArray block = flat.get(Index.slice(from, Math.min(flat.size(), from + BLOCK)));
        progress.add(block.size());
        NDArray numbers = block.dtype().isComplex() ? abs(block) : block;
        return numbers.dtype().isFloating() ? numbers.get(isfinite(numbers)) : numbers;
    }

    private void count(NDArray block) {
        long n = block.size();
        if (n == 0) {
            return;
        }
        min = min == null ? block.min() : minimum(min, block.min());
        max = max == null ? block.max() : maximum(max, block.max());
        NDArray numbers = block.astype(DType.FLOAT64);
        double ofBlock = numbers.mean().getDouble();
        double delta = ofBlock - mean;
        long together = finite + n;
        squares += numbers.var().getDouble() * n + delta * delta * ((double) finite * n / together);
        mean += delta * n / together;
        finite = together;
    }

    private void histogram(double least, double greatest, PrintWriter out) {
        double width = greatest - least;
        if (width == 0 || Double.isInfinite(width)) {
            progress.add(flat.size());
            return;
        }
        long[] counts = new long[BINS];
        double[] edges = new double[0];
        for (long i = 0; i < flat.size(); i += BLOCK) {
            var part = histogram.bins(BINS).range(least, greatest).call(block(i).astype(DType.FLOAT64));
            long[] more = part.counts().toLongArray();
            Arrays.setAll(counts, bin -> counts[bin] + more[bin]);
            edges = part.edges().toDoubleArray();
        }
        progress.close();
        long most = Arrays.stream(counts).max().orElse(1);
        for (int bin = 0; bin < BINS; bin++) {
            String bar = "#".repeat((int) Math.ceilDiv(counts[bin] * BAR, most));
            out.println(String.format(
                            Locale.ROOT, "  %12.5g … %-12.5g %12d  %s", edges[bin], edges[bin + 1], counts[bin], bar)
                    .stripTrailing());
        }
    }
}
