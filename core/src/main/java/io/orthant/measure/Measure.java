package io.orthant.measure;

import io.orthant.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Elapsed time, and the memory of the process and of arrays. */
public final class Measure {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Measure() {}

    /** The time a task takes by the JVM's monotonic clock; one run, so the first includes compiling. */
    public static Duration elapsed(Runnable task) {
        long start = System.nanoTime();
        task.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /**
     * The shortest time of several runs.
     *
     * @throws IllegalArgumentException if there are no runs
     */
    public static Duration best(int runs, Runnable task) {
        return Stream.generate(() -> elapsed(task))
                .limit(runs)
                .min(Duration::compareTo)
                .orElseThrow(() -> new IllegalArgumentException("best of " + runs + " runs"));
    }

    /** A duration in seconds. */
    public static double seconds(Duration d) {
        return d.toNanos() * 1e-9;
    }

    /**
     * Bytes of physical memory that the process occupies: {@code VmRSS} of {@code /proc/self/status} on Linux. Elsewhere
     * the JVM does not tell; then it is the size to which the Java heap has grown.
     */
    public static long residentBytes() {
        if (Files.isReadable(STATUS)) {
            try (Stream<String> lines = Files.lines(STATUS)) {
                return lines.filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                        .findFirst()
                        .orElseGet(Measure::heapBytes);
            } catch (IOException e) {
                return heapBytes();
            }
        }
        return heapBytes();
    }

    private static long heapBytes() {
        return Runtime.getRuntime().totalMemory();
    }

    /** Bytes of the items that arrays keep in memory: views count with all of their base, shared memory once. */
    public static long bytes(NDArray... arrays) {
        Set<NDArray> owners = Collections.newSetFromMap(new IdentityHashMap<>());
        for (NDArray a : arrays) {
            owners.add(Objects.requireNonNullElse(a.base(), a));
        }
        return owners.stream().mapToLong(NDArray::nbytes).sum();
    }
}
