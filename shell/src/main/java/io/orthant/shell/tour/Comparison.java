package io.orthant.shell.tour;

import static io.orthant.Np.*;
import static io.orthant.dtype.DType.FLOAT32;

import io.orthant.NDArray;
import io.orthant.measure.Measure;
import io.orthant.random.RandomState;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** The measured table at the tour's end. */
final class Comparison {
    private static final int RUNS = 5;
    private static final int N = Pipelines.N;

    /** Where results go, so that computing them is not for nothing. */
    private static volatile @Nullable Object result;

    private Comparison() {}

    private record Form(String name, long bytes, Supplier<Object> task) {}

    /** Measures and prints; each form is timed relative to the first of its group. */
    static void print(PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%nMeasured here, %,d elements, the best of %d runs each; new memory is what a run allocates for arrays.%n%n",
                N,
                RUNS);
        group(out, "2x + 3, int64", forms());
        NDArray x = new RandomState(42).randn(N);
        group(out, "normalise, scale, clip, float64", pipelines(x));
        group(out, "normalise, scale, clip, float32", pipelines(x.astype(FLOAT32)));
        out.flush();
    }

    private static List<Form> forms() {
        return List.of(
                new Form("loop over long[]", 8L * N, Comparison::loop),
                new Form(
                        "LongStream",
                        8L * N,
                        () -> LongStream.range(0, N).map(xi -> 2 * xi + 3).toArray()),
                new Form(
                        "arange(n).times(2).plus(3)",
                        24L * N,
                        () -> arange(N).times(2).plus(3)),
                new Form(
                        "the same, fused",
                        16L * N,
                        () -> arange(N).lazy().times(2).plus(3).eval()));
    }

    private static Object loop() {
        long[] y = new long[N];
        for (int i = 0; i < N; i++) {
            y[i] = 2L * i + 3;
        }
        return y;
    }

    /** Each works on the array that the run before has left; a pipeline's time does not depend on the values. */
    private static List<Form> pipelines(NDArray x) {
        NDArray a = x.copy();
        return List.of(
                new Form(
                        "a temporary per operation",
                        4 * x.nbytes(),
                        () -> clip(x.minus(x.mean()).div(x.std()).times(1.2), -1, 1)),
                new Form("out = the array", 0, () -> Pipelines.normalizeScaleClip(a)),
                new Form("an update per operation", 0, () -> updates(a)),
                new Form("one update, fused", 0, () -> Pipelines.update(a)));
    }

    private static NDArray updates(NDArray a) {
        NDArray mean = a.mean();
        NDArray std = a.std();
        a.update(v -> v.minus(mean));
        a.update(v -> v.div(std));
        a.update(v -> v.times(1.2));
        return a.update(v -> v.clip(-1, 1));
    }

    private static void group(PrintWriter out, String title, List<Form> forms) {
        out.printf("%-32s %10s %8s %12s %14s%n", title, "time", "ratio", "new memory", "process memory");
        double first = 0;
        for (Form form : forms) {
            double seconds = Measure.seconds(Measure.best(RUNS, () -> result = form.task.get()));
            first = first == 0 ? seconds : first;
            out.printf(
                    Locale.ROOT,
                    "  %-30s %7.1f ms %7.2fx %8d MiB %10d MiB%n",
                    form.name,
                    seconds * 1e3,
                    first / seconds,
                    form.bytes >> 20,
                    Measure.residentBytes() >> 20);
        }
        out.println();
    }
}
