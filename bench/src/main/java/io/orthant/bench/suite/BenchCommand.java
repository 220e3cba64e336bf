package io.orthant.bench.suite;

import io.orthant.bench.ColdStart;
import io.orthant.bench.FileFigures;
import io.orthant.bench.Soak;
import io.orthant.bench.Stress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The suite beside NumPy. */
@Command(
        name = "orthant bench",
        description = {
            "Measure Orthant beside NumPy: about a hundred kernels, in turns, in one run.",
            "Needs a python3 with NumPy on the PATH for the comparison; measures Orthant alone without."
        },
        mixinStandardHelpOptions = true,
        subcommands = {Soak.class, ColdStart.class, Stress.class, FileFigures.class})
public final class BenchCommand implements Callable<Integer> {
    /** The kernels of the quick mode. */
    private static final Set<String> HEADLINES = Set.of(
            "add f64",
            "add f64, out=",
            "add f32",
            "multiply c128",
            "add f64, a + b.T",
            "copy f64, transposed",
            "exp f64",
            "exp f32",
            "sin f64",
            "tanh f64",
            "f64 to f32",
            "i64 to f64",
            "where f64",
            "clip f64",
            "less f64",
            "sum f64",
            "std f64",
            "argmax f64",
            "cumsum f64",
            "sum f64, axis 0",
            "sum f64, axis 1",
            "softmax f64",
            "take f64 (np.take)",
            "mask select f64",
            "sort f64",
            "argsort f64",
            "unique i64",
            "matmul f64",
            "solve",
            "svd",
            "randn (legacy)",
            "print f64",
            "f64, eager",
            "f64, fused",
            "f32, in place, fused",
            "eager",
            "fused");

    @Option(names = "--filter", paramLabel = "REGEX", description = "Only kernels whose \"theme/name\" has a match.")
    private @Nullable Pattern filter;

    @Option(
            names = "--sizes",
            paramLabel = "N",
            split = ",",
            description = "Only these values of n, such as 10,100000.")
    private @Nullable List<Long> sizes;

    @Option(names = "--quick", description = "Some kernels of each kind, shorter measurements: less than two minutes.")
    private boolean quick;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Time to spend on each kernel at each size (default: 0.5).")
    private @Nullable Double seconds;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for Orthant and for NumPy's BLAS (default: all).")
    private @Nullable Integer threads;

    @Option(
            names = "--python",
            paramLabel = "COMMAND",
            defaultValue = "python3",
            description = "Default: ${DEFAULT-VALUE}.")
    private String python = "python3";

    @Option(
            names = "--peers",
            description = {
                "Also numexpr, numba and torch where Python has them, and on the JVM EJML, ND4J, DJL, Multik and rapaio,",
                "which the launcher fetches (250 MB) and builds in when this is asked for."
            })
    private boolean peers;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON.")
    private @Nullable Path json;

    @Option(names = "--chart", paramLabel = "FILE.png", description = "Draw the ratios.")
    private @Nullable Path chart;

    @Option(names = "--list", description = "Show the kernels' names and NumPy statements only.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    /** Runs the suite. */
    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (list) {
            Suite.kernels().forEach(k -> out.println(k.theme() + "/" + k.name() + ": " + k.numpy()));
            out.flush();
            return 0;
        }
        int count = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        // Read when arrays are first used, which is later than this.
        System.setProperty("orthant.threads", Integer.toString(count));
        double each = seconds != null ? seconds : quick ? 0.12 : 0.5;
        try (Sides sides = new Sides(NumPy.start(python, count, peers))) {
            NumPy numpy = sides.numpy().orElse(null);
            JvmPeers others = peers ? JvmPeers.find(count) : JvmPeers.none();
            double one = Triad.gigabytesPerSecond(1);
            double all = count == 1 ? one : Triad.gigabytesPerSecond(count);
            Map<String, String> facts = Machine.facts(numpy, others, one, all);
            facts.forEach((key, value) -> err.println(key + ": " + value));
            err.flush();
            List<Result> results = new SuiteRun(Suite.kernels(), this::wanted, new Stopwatch(each), line -> {
                        err.println(line);
                        err.flush();
                    })
                    .run(numpy, others);
            noteRefused(facts, others);
            out.print(Report.of(facts, results, all));
            out.flush();
            if (json != null) {
                Files.writeString(json, Json.of(facts, results, all));
            }
            if (chart != null) {
                Chart.write(chart, facts, results);
            }
        }
        return 0;
    }

    private static void noteRefused(Map<String, String> facts, JvmPeers others) {
        if (!others.refused().isEmpty()) {
            facts.put("not measured", String.join("; ", others.refused()));
        }
    }

    private boolean wanted(SuiteRun.Cell cell) {
        String name = cell.kernel().theme() + "/" + cell.kernel().name();
        if (filter != null && !filter.matcher(name).find()) {
            return false;
        }
        if (sizes != null) {
            return sizes.contains(cell.n());
        }
        return !quick || (HEADLINES.contains(cell.kernel().name()) && cell.n() != 1_000);
    }

    private record Sides(Optional<NumPy> numpy) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            if (numpy.isPresent()) {
                numpy.get().close();
            }
        }
    }
}
