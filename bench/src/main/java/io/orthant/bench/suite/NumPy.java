package io.orthant.bench.suite;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python with NumPy beside this JVM, which runs its side of the kernels when told to. */
final class NumPy implements AutoCloseable {
    private final Process python;
    private final BufferedReader answers;
    private final PrintStream questions;
    private final Path script;
    private final Map<String, String> about = new LinkedHashMap<>();
    private long size = -1;

    private NumPy(Process python, Path script) throws IOException {
        this.python = python;
        this.script = script;
        answers = python.inputReader(StandardCharsets.UTF_8);
        questions = new PrintStream(python.getOutputStream(), true, StandardCharsets.UTF_8);
        questions.println("about");
        for (String line = answer(); !line.isEmpty(); line = answer()) {
            int equals = line.indexOf('=');
            about.put(line.substring(0, equals), line.substring(equals + 1));
        }
    }

    /** Starts the command; empty if it is not there or has no NumPy. */
    static Optional<NumPy> start(String command, int threads, boolean peers) throws IOException {
        Path script = Files.createTempFile("numpy_side", ".py");
        try (InputStream in = Objects.requireNonNull(NumPy.class.getResourceAsStream("numpy_side.py"))) {
            Files.write(script, in.readAllBytes());
        }
        ProcessBuilder builder = new ProcessBuilder(
                        peers ? List.of(command, script.toString(), "--peers") : List.of(command, script.toString()))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        for (String variable : List.of(
                "OPENBLAS_NUM_THREADS",
                "OMP_NUM_THREADS",
                "MKL_NUM_THREADS",
                "VECLIB_MAXIMUM_THREADS",
                "NUMEXPR_MAX_THREADS")) {
            builder.environment().put(variable, Integer.toString(threads));
        }
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            Files.delete(script);
            return Optional.empty();
        }
        try {
            return Optional.of(new NumPy(process, script));
        } catch (IOException e) {
            process.destroy();
            Files.delete(script);
            return Optional.empty();
        }
    }

    /** Versions by name: numpy, python, blas, the peers asked for. */
    Map<String, String> about() {
        return about;
    }

    /** The kernels from here on are of this size. */
    void size(long n) throws IOException {
        if (n != size) {
            size = n;
            ask("size " + n);
        }
    }

    /** The nanoseconds that some runs of a statement take together. */
    double nanos(long calls, String statement) throws IOException {
        String answer = ask("time " + calls + " " + statement);
        if (answer.startsWith("error")) {
            throw new IOException("NumPy, " + statement + ": " + answer);
        }
        return Double.parseDouble(answer);
    }

    private String ask(String question) throws IOException {
        questions.println(question);
        return answer();
    }

    private String answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("Python ended");
        }
        return line;
    }

    @Override
    public void close() throws IOException {
        questions.close();
        try {
            if (!python.waitFor(5, TimeUnit.SECONDS)) {
                python.destroy();
            }
        } catch (InterruptedException e) {
            python.destroy();
            Thread.currentThread().interrupt();
        }
        Files.deleteIfExists(script);
    }
}
