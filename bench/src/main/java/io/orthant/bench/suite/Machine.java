package io.orthant.bench.suite;

import io.orthant.Threads;
import io.orthant.linalg.Linalg;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the figures depend on: processor, JVM, NumPy, threads. */
final class Machine {
    private Machine() {}

    static Map<String, String> facts(@Nullable NumPy numpy, JvmPeers peers, double oneThread, double allThreads) {
        Runtime runtime = Runtime.getRuntime();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", processor() + ", " + runtime.availableProcessors() + " processors");
        facts.put(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"));
        facts.put(
                "java",
                Runtime.version() + ", " + System.getProperty("java.vendor") + ", heap " + (runtime.maxMemory() >> 20)
                        + " MiB, " + collector());
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        facts.put("vector module", vector ? "on" : "off");
        facts.put("linear algebra", Linalg.provider());
        facts.put("threads", Integer.toString(Threads.count()));
        facts.put(
                "triad",
                String.format(
                        Locale.ROOT,
                        "%.1f GB/s on one thread, %.1f GB/s on %d",
                        oneThread,
                        allThreads,
                        Threads.count()));
        if (numpy == null) {
            facts.put("numpy", "none: no python3 with NumPy was found, so there are Orthant's figures only");
        } else {
            facts.putAll(numpy.about());
        }
        facts.putAll(peers.about());
        return facts;
    }

    private static String collector() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .map(bean -> bean.getName())
                .collect(Collectors.joining(" + "));
    }

    private static String processor() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
