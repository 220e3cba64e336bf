package io.orthant.bench.suite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Runs kernels size by size, largest first, so that only the arrays of one size are held. */
record SuiteRun(List<Kernel> kernels, Predicate<Cell> wanted, Stopwatch stopwatch, Consumer<String> progress) {
    private static final long LARGEST_WARM_UP = 100_000;

    /** A kernel at a size. */
    record Cell(Kernel kernel, long n) {}

    List<Result> run(@Nullable NumPy numpy, JvmPeers peers) throws IOException {
        List<Cell> cells = kernels.stream()
                .flatMap(k -> Arrays.stream(k.sizes()).mapToObj(n -> new Cell(k, n)))
                .filter(wanted)
                .sorted(Comparator.comparingLong(Cell::n).reversed())
                .toList();
        List<Result> results = new ArrayList<>();
        Data data = new Data(1);
        for (Cell cell : cells) {
            if (data.n() != cell.n()) {
                data = new Data(cell.n());
                warmUp(cells, data);
            }
            Result result = stopwatch.measure(cell.kernel(), data, numpy, peers);
            results.add(result);
            progress.accept(String.format(
                    Locale.ROOT,
                    "%3d/%d  %-22s %-28s n = %-7s %10s %10s %7s",
                    results.size(),
                    cells.size(),
                    cell.kernel().theme(),
                    cell.kernel().name(),
                    Figures.count(cell.n()),
                    Figures.time(result.numpy()),
                    Figures.time(result.orthant()),
                    Figures.ratio(result.ratio())));
        }
        results.sort(Comparator.<Result>comparingInt(r -> kernels.indexOf(r.kernel()))
                .thenComparingLong(Result::n));
        return results;
    }

    /**
     * Runs every kernel of a size for a moment before the first of them is measured, on fewer items where a call takes
     * long. The figures are those of a warm JVM, and what arrays share takes many calls until it is compiled; {@link
     * io.orthant.bench.ColdStart} measures the other end.
     */
    private void warmUp(List<Cell> cells, Data data) {
        List<Kernel> chosen = cells.stream()
                .filter(cell -> cell.n() == data.n())
                .map(Cell::kernel)
                .toList();
        progress.accept("n = " + Figures.count(data.n()) + ": warming up " + chosen.size() + " kernels");
        Data few = new Data(LARGEST_WARM_UP);
        for (Kernel kernel : chosen) {
            // a kernel of a size of its own may take no other
            boolean fewer =
                    data.n() > LARGEST_WARM_UP && Arrays.stream(kernel.sizes()).anyMatch(n -> n == LARGEST_WARM_UP);
            stopwatch.warm(kernel.orthant().apply(fewer ? few : data));
        }
    }
}
