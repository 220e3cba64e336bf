package io.orthant.bench;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.io.Io;
import io.orthant.io.TextFormat;
import io.orthant.io.TextOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Files beside NumPy, by turns in one run, the one and the other first: save and load of 80 MB of float64, {@code loadtxt}
 * and {@code genfromtxt} of a table of 100,000 rows of 10 numbers with all their digits. Files lie in the page cache; nothing
 * waits for the disk but what the file system makes wait.
 *
 * <pre>
 * ./orthant bench files
 * </pre>
 */
@Command(name = "files", mixinStandardHelpOptions = true, description = "Save and load beside NumPy, by turns.")
public final class FileFigures implements Callable<Integer> {
    private static final String SIDE = """
            import sys, time, numpy as np
            folder = sys.argv[1]
            a = np.arange(10_000_000) * 1.0
            tasks = {
                'save over an old file': lambda: np.save(folder + '/numpy.npy', a),
                'save a new file': lambda: np.save(folder + '/numpy_new.npy', a),
                'load': lambda: np.load(folder + '/numpy.npy'),
                'loadtxt': lambda: np.loadtxt(folder + '/table.csv', delimiter=','),
                'genfromtxt': lambda: np.genfromtxt(folder + '/gaps.csv', delimiter=','),
            }
            for line in sys.stdin:
                task = tasks[line.strip()]
                start = time.perf_counter()
                task()
                print(time.perf_counter() - start, flush=True)
            """;

    private static final int WARM_UP = 4;

    @Option(names = "--rounds", defaultValue = "9", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(names = "--python", defaultValue = "python3", description = "Default: ${DEFAULT-VALUE}.")
    private String command;

    @Option(names = "--folder", description = "Where the files are written (default: the system's temporary folder).")
    private Path parent = Path.of(System.getProperty("java.io.tmpdir"));

    @Spec
    private CommandSpec spec;

    /** Measures and prints; 0 if nothing is slower than it should be. */
    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory(parent, "file_figures");
        try {
            return run(folder);
        } finally {
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path file : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private int run(Path folder) throws IOException {
        NDArray a = Np.arange(10_000_000).times(1.0);
        NDArray table = Np.sin(Np.arange(1_000_000)).times(1000).reshape(100_000, 10);
        TextOptions commas = TextOptions.of().delimiter(',');
        Io.savetxt(folder.resolve("table.csv"), table, TextFormat.of().delimiter(","));
        Files.writeString(
                folder.resolve("gaps.csv"),
                Files.readString(folder.resolve("table.csv")).replaceAll("(?m)^[^,]*,", ","));
        Map<String, Runnable> tasks = new LinkedHashMap<>();
        tasks.put("save over an old file", () -> Io.save(folder.resolve("orthant.npy"), a));
        tasks.put("save a new file", () -> Io.save(folder.resolve("orthant_new.npy"), a));
        tasks.put("load", () -> Io.load(folder.resolve("orthant.npy")));
        tasks.put("loadtxt", () -> Io.loadtxt(folder.resolve("table.csv"), commas));
        tasks.put("genfromtxt", () -> Io.genfromtxt(folder.resolve("gaps.csv"), commas));
        PrintWriter out = spec.commandLine().getOut();
        Process python = new ProcessBuilder(command, "-c", SIDE, folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        int slow = 0;
        try (PrintStream ask = new PrintStream(python.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader answers = python.inputReader(StandardCharsets.UTF_8)) {
            out.printf("%-22s %10s %10s %8s%n", "", "NumPy ms", "Orthant ms", "ratio");
            for (Map.Entry<String, Runnable> task : tasks.entrySet()) {
                boolean text = task.getKey().contains("txt");
                double[] theirs = new double[rounds];
                double[] ours = new double[rounds];
                for (int i = -WARM_UP; i < rounds; i++) {
                    if (task.getKey().contains("new")) {
                        for (String name : List.of("numpy_new.npy", "orthant_new.npy")) {
                            Files.deleteIfExists(folder.resolve(name));
                        }
                    }
                    // what goes second finds the memory and the blocks that the first one left
                    for (int turn = 0; turn < 2; turn++) {
                        boolean orthant = (turn + i & 1) == 0;
                        double seconds = orthant ? seconds(task.getValue()) : seconds(task.getKey(), ask, answers);
                        if (i >= 0) {
                            (orthant ? ours : theirs)[i] = seconds * 1e3;
                        }
                    }
                }
                double ratio = median(theirs) / median(ours);
                slow += ratio < (text ? 5 : 1) ? 1 : 0;
                out.printf(
                        Locale.ROOT, "%-22s %10.1f %10.1f %8.2f%n", task.getKey(), median(theirs), median(ours), ratio);
                out.flush();
            }
        }
        return slow == 0 ? 0 : 1;
    }

    private static double seconds(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double seconds(String task, PrintStream ask, BufferedReader answers) throws IOException {
        ask.println(task);
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("Python ended");
        }
        return Double.parseDouble(answer);
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
