package io.orthant.shell;

import static io.orthant.Np.*;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.io.NpyHeader;
import io.orthant.io.NpyReader;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Statistics and a histogram of an array that may be larger than memory: it is walked twice, some items at a time. Means and
 * deviations of blocks are put together by the formula of Chan, Golub and LeVeque (1979).
 */
final class Profile {
    private static final long BLOCK = 1 << 20;
    private static final int BINS = 10;
    private static final int BAR = 40;

    private final DType dtype;
    private final long size;
    private final Supplier<NpyReader> readers;
    private final Progress progress;
    private @Nullable NDArray min;
    private @Nullable NDArray max;
    private long finite;
    private double mean;
    private double squares;

    private Profile(NpyHeader header, Supplier<NpyReader> readers, Progress progress) {
        this.dtype = header.dtype();
        this.size = size(header);
        this.readers = readers;
        this.progress = progress;
    }

    /**
     * Prints them, indented.
     *
     * @param readers opens the array anew for each walk
     */
    static void print(NpyHeader header, Supplier<NpyReader> readers, PrintWriter out, PrintWriter err) {
        if (size(header) == 0) {
            return;
        }
        try (Progress progress = new Progress(err, "reading", 2 * size(header))) {
            new Profile(header, readers, progress).print(out);
        }
    }

    private static long size(NpyHeader header) {
        return header.bytes() / header.dtype().itemSize();
    }

    private void print(PrintWriter out) {
        if (dtype.isComplex()) {
            out.println("  of the magnitudes:");
        }
        walk(this::count);
        progress.close();
        long odd = size - finite;
        if (odd > 0) {
            out.println("  not finite  " + odd + " of " + size);
        }
        if (min == null || max == null) {
            return;
        }
        if (dtype.isBool()) {
            out.println("  true  " + Math.round(mean * finite) + " of " + finite);
            return;
        }
        out.println("  min " + min + "  max " + max
                + String.format(Locale.ROOT, "  mean %.6g  std %.6g", mean, Math.sqrt(squares / finite)));
        histogram(
                min.astype(DType.FLOAT64).getDouble(), max.astype(DType.FLOAT64).getDouble(), out);
    }

    /** Hands on all items that are finite, of complex ones their magnitudes. */
    private void walk(Consumer<NDArray> each) {
        try (NpyReader in = readers.get()) {
            for (NDArray block = in.nextItems(BLOCK); block != null; block = in.nextItems(BLOCK)) {
                progress.add(block.size());
                NDArray numbers = block.dtype().isComplex() ? abs(block) : block;
                each.accept(numbers.dtype().isFloating() ? numbers.get(isfinite(numbers)) : numbers);
            }
        }
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
            progress.add(size);
            return;
        }
        long[] counts = new long[BINS];
        double[][] edges = new double[1][];
        walk(block -> {
            var part = histogram.bins(BINS).range(least, greatest).call(block.astype(DType.FLOAT64));
            long[] more = part.counts().toLongArray();
            Arrays.setAll(counts, bin -> counts[bin] + more[bin]);
            edges[0] = part.edges().toDoubleArray();
        });
        progress.close();
        long most = Arrays.stream(counts).max().orElse(1);
        for (int bin = 0; bin < BINS; bin++) {
            String bar = "#".repeat((int) Math.ceilDiv(counts[bin] * BAR, most));
            out.println(String.format(
                            Locale.ROOT,
                            "  %12.5g … %-12.5g %12d  %s",
                            edges[0][bin],
                            edges[0][bin + 1],
                            counts[bin],
                            bar)
                    .stripTrailing());
        }
    }
}
