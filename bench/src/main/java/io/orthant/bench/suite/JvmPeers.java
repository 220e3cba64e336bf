package io.orthant.bench.suite;

import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;

/** The other array libraries on the JVM: which are here, and their calls for a kernel, once their results are ours. */
final class JvmPeers {
    /** What the profile {@code peers} of this module has; the launcher builds with it when asked for them. */
    static final List<String> KNOWN = List.of("EJML", "ND4J", "DJL", "Multik", "rapaio");

    private static final String ABSENT =
            "not here; ./orthant bench --peers fetches it (./mvnw -Dfast -Dmaven.test.skip -Ppeers -pl bench -am package)";

    private final Map<String, String> about = new LinkedHashMap<>();
    private final List<JvmPeer> ready = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private JvmPeers() {}

    /** For a run without them. */
    static JvmPeers none() {
        return new JvmPeers();
    }

    /** Those on the class path. */
    static JvmPeers find(int threads) {
        return of(ServiceLoader.load(JvmPeer.class), threads);
    }

    static JvmPeers of(Iterable<JvmPeer> found, int threads) {
        JvmPeers peers = new JvmPeers();
        KNOWN.forEach(name -> peers.about.put("peer " + name, ABSENT));
        Iterator<JvmPeer> each = found.iterator();
        while (true) {
            try {
                if (!each.hasNext()) {
                    return peers;
                }
                peers.start(each.next(), threads);
            } catch (ServiceConfigurationError e) {
                peers.refused.add(e.getMessage());
            }
        }
    }

    private void start(JvmPeer peer, int threads) {
        try {
            about.put("peer " + peer.name(), peer.start(threads));
            ready.add(peer);
        } catch (RuntimeException | LinkageError e) {
            about.put("peer " + peer.name(), "not usable here: " + e);
        }
    }

    /** A line for each library that is known or here: its version, or why it does not take part. */
    Map<String, String> about() {
        return about;
    }

    /** What was not measured, as its result was not Orthant's or the call failed. */
    List<String> refused() {
        return refused;
    }

    /** The calls of those that have a kernel, by library, each compared once with what Orthant gives. */
    Map<String, Task<?>> tasks(Kernel kernel, Data data, Object expected) {
        Map<String, Task<?>> tasks = new LinkedHashMap<>();
        for (JvmPeer peer : ready) {
            Function<Operands, Task<?>> maker = peer.kernels().get(kernel.name());
            if (maker == null) {
                continue;
            }
            try {
                Task<?> task = maker.apply(data);
                double difference = Agreement.difference(expected, task.result());
                if (difference <= Agreement.TOLERANCE) {
                    tasks.put(peer.name(), task);
                } else {
                    refuse(peer, kernel, data, "its result is off by " + Figures.digits(difference));
                }
            } catch (RuntimeException | Error e) { // what is not written yet is an Error in Kotlin
                refuse(peer, kernel, data, e.toString());
            }
        }
        return tasks;
    }

    private void refuse(JvmPeer peer, Kernel kernel, Data data, String why) {
        refused.add(peer.name() + ", " + kernel.name() + ", n = " + Figures.count(data.n()) + ": " + why);
    }
}
