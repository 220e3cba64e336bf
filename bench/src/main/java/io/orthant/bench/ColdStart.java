package io.orthant.bench;

import io.orthant.NDArray;
import io.orthant.Np;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * What the first call in a new JVM costs, each measured in a process of its own: on 1e7 elements, on 10, and from the
 * start of the JVM to the first printed array.
 *
 * <pre>
 * ./orthant bench cold
 * </pre>
 */
@Command(
        name = "cold",
        mixinStandardHelpOptions = true,
        description = "Measure first calls in new JVMs, and the time from a JVM's start to its first printed array.")
public final class ColdStart implements Callable<Integer> {
    private static final int N = 10_000_000;

    private static final Map<String, Supplier<?>> FIRST_CALLS = Map.of(
            "add", () -> first(x -> x.plus(x)),
            "exp", () -> first(NDArray::exp),
            "sum", () -> first(NDArray::sum),
            "pipeline",
                    () -> first(x -> x.minus(x.mean()).div(x.std()).times(1.2).clip(-1, 1)),
            "pipeline, fused",
                    () -> first(x -> x.lazy()
                            .minus(x.mean())
                            .div(x.std())
                            .times(1.2)
                            .clip(-1, 1)
                            .eval()),
            "add of 10",
                    () -> {
                        NDArray x = Np.wrap(new double[10]);
                        long start = System.nanoTime();
                        NDArray y = x.plus(x);
                        return y.size() == 10 ? System.nanoTime() - start : -1;
                    },
            "printed array",
                    () -> {
                        String text = Np.arange(10.0).plus(1).toString();
                        long since = System.currentTimeMillis()
                                - ManagementFactory.getRuntimeMXBean().getStartTime();
                        return text.isEmpty() ? -1 : since * 1_000_000;
                    });

    @Option(names = "--runs", defaultValue = "5", description = "New JVMs for each figure (default: ${DEFAULT-VALUE}).")
    private int runs;

    @Spec
    private CommandSpec spec;

    private interface Call {
        NDArray on(NDArray x);
    }

    /** Starts the JVMs. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "%-28s %10s %10s %10s%n", "first call, 1e7 elements", "median ms", "least", "process");
        for (String name : List.of("add", "exp", "sum", "pipeline", "pipeline, fused", "add of 10", "printed array")) {
            double[] own = new double[runs];
            double[] process = new double[runs];
            for (int i = 0; i < runs; i++) {
                long start = System.nanoTime();
                own[i] = Long.parseLong(measured(name)) / 1e6;
                process[i] = (System.nanoTime() - start) / 1e6;
            }
            Arrays.sort(own);
            Arrays.sort(process);
            out.printf(Locale.ROOT, "%-28s %10.1f %10.1f %10.0f%n", name, own[runs / 2], own[0], process[runs / 2]);
            out.flush();
        }
        return 0;
    }

    /** One new JVM with this one's flags and class path, but a heap that grows, as in a program of one's own. */
    private static String measured(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Xms") && !flag.equals("-XX:+AlwaysPreTouch"))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ColdStart.class.getName(), name));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader answer = process.inputReader(StandardCharsets.UTF_8)) {
            String line = answer.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IOException(String.join(" ", command) + " failed");
            }
            return line;
        }
    }

    /** Makes one first call in this JVM and prints its nanoseconds. */
    public static void main(String[] args) {
        System.out.println(Objects.requireNonNull(FIRST_CALLS.get(args[0])).get());
    }

    private static long first(Call call) {
        double[] values = new double[N];
        for (int i = 0; i < N; i++) {
            values[i] = (i & 1023) * 0.001 - 0.5;
        }
        NDArray x = Np.wrap(values);
        long start = System.nanoTime();
        NDArray y = call.on(x);
        long nanos = System.nanoTime() - start;
        if (y.size() == 0) {
            throw new IllegalStateException();
        }
        return nanos;
    }
}
