package io.orthant.bench;

import static io.orthant.Np.arange;
import static io.orthant.Np.exp;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.random.RandomState;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * A few kernels in Orthant and in NumPy, in turns, on one thread each: the medians and their ratio. Needs a
 * {@code python3} with NumPy on the path; {@code -Dpython=…} names another.
 *
 * <pre>
 * ./mvnw -q -Dfast -DskipTests package -pl bench -am
 * java -Xms4g -Xmx4g --add-modules jdk.incubator.vector \
 *     -cp "bench/target/classes:core/target/classes:openblas/target/classes" io.orthant.bench.FirstFigures
 * </pre>
 */
public final class FirstFigures {
    private static final int ROUNDS = Integer.getInteger("rounds", 15);
    private static final int WARM_UP = 5;
    private static final int N = 10_000_000;

    private record Kernel(String name, String numpy, DoubleSupplier nanos) {}

    private FirstFigures() {}

    /** Prints the table. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path script = Files.createTempFile("numpy_kernels", ".py");
        try (InputStream in = FirstFigures.class.getResourceAsStream("numpy_kernels.py")) {
            if (in == null) {
                throw new IOException("numpy_kernels.py is not on the class path");
            }
            Files.write(script, in.readAllBytes());
        }
        Process python = new ProcessBuilder(System.getProperty("python", "python3"), script.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader answers = python.inputReader(StandardCharsets.UTF_8);
                PrintStream questions = new PrintStream(python.getOutputStream(), true, StandardCharsets.UTF_8)) {
            System.out.printf(
                    Locale.ROOT,
                    "NumPy %s, Java %s, %d rounds, medians%n%-34s %12s %12s %8s%n",
                    answers.readLine(),
                    Runtime.version(),
                    ROUNDS,
                    "kernel (n = 1e7 unless said)",
                    "NumPy",
                    "Orthant",
                    "ratio");
            for (Kernel k : kernels()) {
                measure(k, questions, answers);
            }
        } finally {
            python.waitFor();
            Files.delete(script);
        }
    }

    private static void measure(Kernel k, PrintStream questions, BufferedReader answers) throws IOException {
        double[] ours = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            double ourNanos = k.nanos().getAsDouble();
            questions.println(k.numpy());
            double theirNanos = Double.parseDouble(answers.readLine());
            if (i >= 0) {
                ours[i] = ourNanos;
                theirs[i] = theirNanos;
            }
        }
        double a = median(theirs);
        double b = median(ours);
        System.out.printf(Locale.ROOT, "%-34s %12s %12s %7.2fx%n", k.name(), text(a), text(b), a / b);
    }

    private static List<Kernel> kernels() {
        NDArray x = new RandomState(42).randn(N);
        NDArray f = x.astype(DType.FLOAT32);
        NDArray small = arange(10.0);
        NDArray other = arange(10.0);
        List<Kernel> kernels = new ArrayList<>();
        kernels.add(new Kernel(
                "pipeline f64, eager",
                "pipeline f64, new arrays",
                () -> timed(() -> x.minus(x.mean()).div(x.std()).times(1.2).clip(-1, 1))));
        kernels.add(new Kernel(
                "pipeline f64, fused",
                "pipeline f64, new arrays",
                () -> timed(() -> x.lazy()
                        .minus(x.mean())
                        .div(x.std())
                        .times(1.2)
                        .clip(-1, 1)
                        .eval())));
        kernels.add(new Kernel("pipeline f32 in place, fused", "pipeline f32, in place", () -> {
            NDArray a = f.copy();
            return timed(() -> {
                NDArray mean = a.mean();
                NDArray std = a.std();
                return a.update(v -> v.minus(mean).div(std).times(1.2).clip(-1, 1));
            });
        }));
        kernels.add(new Kernel("add of 10 elements", "add of 10 elements", () -> {
            long start = System.nanoTime();
            for (int i = 0; i < 1_000_000; i++) {
                sink = small.plus(other);
            }
            return (System.nanoTime() - start) / 1e6;
        }));
        kernels.add(new Kernel("exp f64", "exp f64", () -> timed(() -> exp(x))));
        kernels.add(new Kernel("sum f64", "sum f64", () -> timed(x::sum)));
        kernels.add(new Kernel("add f64", "add f64", () -> timed(() -> x.plus(x))));
        kernels.add(new Kernel("std f64", "std f64", () -> timed(x::std)));
        return kernels;
    }

    /** Results go here, so that no call can be left out as dead. */
    @SuppressWarnings("UnusedVariable")
    private static volatile Object sink = "";

    private static double timed(Supplier<NDArray> run) {
        long start = System.nanoTime();
        sink = run.get();
        return System.nanoTime() - start;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String text(double nanos) {
        return nanos < 1e5
                ? String.format(Locale.ROOT, "%.0f ns", nanos)
                : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
}
