package io.orthant.bench;

import io.orthant.Arithmetic;
import io.orthant.Lazy;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.measure.Measure;
import io.orthant.random.RandomState;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Whether memory stays bounded: many small operations, many large temporaries, many different fused expressions. The
 * resident memory of the process is read before and after each; the collector is never asked for anything.
 *
 * <pre>
 * ./orthant bench soak
 * </pre>
 */
@Command(
        name = "soak",
        mixinStandardHelpOptions = true,
        description = "Run small operations, large temporaries and fused shapes by the thousand; show resident memory.")
public final class Soak implements Callable<Integer> {
    private static final int TEMPORARY = 10_000_000;

    @Option(
            names = "--small",
            defaultValue = "1000000",
            description = "Operations on 10 elements (default: ${DEFAULT-VALUE}).")
    private int small;

    @Option(names = "--large", defaultValue = "2000", description = "Temporaries of 80 MB (default: ${DEFAULT-VALUE}).")
    private int large;

    @Option(
            names = "--shapes",
            defaultValue = "10000",
            description = "Different fused expressions (default: ${DEFAULT-VALUE}).")
    private int shapes;

    @Spec
    private CommandSpec spec;

    /** Runs the three parts. */
    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "heap limit %d MB, Java %s%n%-34s %10s %10s %10s %12s%n",
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.version(),
                "",
                "before MB",
                "after MB",
                "peak MB",
                "each");
        part(out, small + " operations on 10 elements", small, this::smallOperations);
        part(out, large + " temporaries of 80 MB", large, this::largeTemporaries);
        part(out, shapes + " fused expressions", shapes, this::fusedShapes);
        return 0;
    }

    private void part(PrintWriter out, String name, int count, Runnable work) throws IOException {
        long before = Measure.residentBytes();
        long start = System.nanoTime();
        work.run();
        double each = (System.nanoTime() - start) / (double) count;
        out.printf(
                Locale.ROOT,
                "%-34s %10d %10d %10d %9.2f us%n",
                name,
                before >> 20,
                Measure.residentBytes() >> 20,
                peakBytes() >> 20,
                each / 1e3);
        out.flush();
    }

    private void smallOperations() {
        NDArray x = Np.arange(10.0);
        NDArray sum = Np.zeros(10);
        for (int i = 0; i < small; i += 2) {
            sum = sum.times(0.5).plus(x);
        }
        check(sum.getDouble(9), 18, 1e-9);
    }

    private void largeTemporaries() {
        NDArray x = Np.ones(TEMPORARY);
        NDArray y = x;
        for (int i = 0; i < large; i++) {
            y = y.plus(x);
        }
        check(y.getDouble(TEMPORARY - 1), large + 1, 0);
    }

    /** Trees of random form: each is a program, and most a kernel, that was not seen before. */
    private void fusedShapes() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        NDArray x = new RandomState(1).randn(64);
        for (int i = 0; i < shapes; i++) {
            long form = random.nextLong();
            Lazy lazy = x.lazy();
            NDArray eager = x;
            for (int step = 0; step < 10; step++, form >>>= 3) {
                lazy = step(lazy, form & 7);
                eager = i % 100 == 0 ? step(eager, form & 7) : eager;
            }
            NDArray fused = lazy.eval();
            if (i % 100 == 0 && !Np.arrayEqual(fused, eager, true)) {
                throw new IllegalStateException("fused and eager differ: " + lazy);
            }
        }
    }

    private static <T extends Arithmetic<T>> T step(T x, long choice) {
        return switch ((int) choice) {
            case 0 -> x.plus(1.5);
            case 1 -> x.times(0.75);
            case 2 -> x.minus(x.square());
            case 3 -> x.abs();
            case 4 -> x.maximum(-2.0);
            case 5 -> x.tanh();
            case 6 -> x.clip(-3, 3);
            default -> x.unaryMinus();
        };
    }

    private static void check(double value, double expected, double tolerance) {
        if (!(Math.abs(value - expected) <= tolerance)) {
            throw new IllegalStateException(value + ", expected " + expected);
        }
    }

    /** The most memory the process has had so far; 0 where the system does not tell. */
    private static long peakBytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }
}
