package io.orthant.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.orthant.NDArray;
import io.orthant.bench.peer.JvmPeer;
import io.orthant.bench.peer.Operands;
import io.orthant.bench.peer.Task;
import io.orthant.linalg.Eigh;
import io.orthant.linalg.Svd;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

class JvmPeersTest {
    private static final Kernel ADD = kernel("add f64");

    /** A library of plain loops. */
    public static final class Loops implements JvmPeer {
        @Override
        public String name() {
            return "Loops";
        }

        @Override
        public String start(int threads) {
            return "1.0, " + threads + " thread(s)";
        }

        @Override
        public Map<String, Function<Operands, Task<?>>> kernels() {
            return Map.of(
                    "add f64", Loops::add,
                    "sum f64", Loops::sum,
                    "exp f64", operands -> task(() -> singles(operands.items("x"))),
                    "multiply f64", operands -> task(() -> new double[1]),
                    "sqrt f64",
                            operands -> {
                                throw new UnsatisfiedLinkError("no natives");
                            });
        }

        private static Task<?> add(Operands operands) {
            double[] x = operands.items("x");
            double[] y = operands.items("y");
            return task(() -> {
                double[] sum = new double[x.length];
                for (int i = 0; i < x.length; i++) {
                    sum[i] = x[i] + y[i];
                }
                return sum;
            });
        }

        private static Task<?> sum(Operands operands) {
            double[] x = operands.items("x");
            return Task.number(() -> DoubleStream.of(x).sum());
        }

        private static double[] singles(double[] x) {
            return DoubleStream.of(x).map(v -> (float) Math.exp(v)).toArray();
        }

        private static Task<double[]> task(Supplier<double[]> call) {
            return Task.of(call, items -> new double[][] {items});
        }
    }

    private record Broken(String name, Throwable fault) implements JvmPeer {
        @Override
        public String start(int threads) {
            switch (fault) {
                case Error error -> throw error;
                case RuntimeException exception -> throw exception;
                default -> throw new AssertionError(fault);
            }
        }

        @Override
        public Map<String, Function<Operands, Task<?>>> kernels() {
            throw new AssertionError("asked though it did not start");
        }
    }

    @Test
    void findsWhatIsRegistered(@TempDir Path folder) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(JvmPeer.class.getName()), Loops.class.getName() + "\nno.such.Library\n");
        ClassLoader parent = new ClassLoader(getClass().getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) {
                return Collections.emptyEnumeration();
            }
        };
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, parent)) {
            JvmPeers peers = JvmPeers.of(ServiceLoader.load(JvmPeer.class, loader), 2);
            assertEquals("1.0, 2 thread(s)", peers.about().get("peer Loops"));
            assertEquals(1, peers.refused().size());
            assertTrue(
                    peers.refused().getFirst().contains("no.such.Library"),
                    peers.refused().getFirst());
        }
    }

    @Test
    void tellsHowToGetWhatIsAbsent() {
        JvmPeers peers = JvmPeers.of(List.of(), 1);
        for (String name : JvmPeers.KNOWN) {
            String line = peers.about().get("peer " + name);
            assertTrue(line.contains("./orthant bench --peers"), line);
        }
        assertTrue(JvmPeers.none().about().isEmpty());
    }

    @Test
    void leavesOutWhatDoesNotStart() {
        JvmPeers peers = JvmPeers.of(
                List.of(
                        new Broken("ND4J", new UnsatisfiedLinkError("libnd4jcpu.so")),
                        new Broken("DJL", new IllegalStateException("offline")),
                        new Loops()),
                1);
        assertTrue(peers.about().get("peer ND4J").contains("libnd4jcpu.so"));
        assertTrue(peers.about().get("peer DJL").contains("offline"));
        assertEquals(Set.of("Loops"), tasks(peers, ADD).keySet());
    }

    @Test
    void survivesAListThatCannotBeRead() {
        Iterator<JvmPeer> each = new Iterator<>() {
            private int calls;

            @Override
            public boolean hasNext() {
                if (calls++ == 0) {
                    throw new ServiceConfigurationError("a class is missing");
                }
                return calls == 2;
            }

            @Override
            public JvmPeer next() {
                return new Loops();
            }
        };
        JvmPeers peers = JvmPeers.of(() -> each, 1);
        assertEquals(List.of("a class is missing"), peers.refused());
        assertTrue(peers.about().containsKey("peer Loops"));
    }

    @Test
    void measuresOnlyWhatGivesOurResults() {
        JvmPeers peers = JvmPeers.of(List.of(new Loops()), 1);
        assertEquals(Set.of("Loops"), tasks(peers, ADD).keySet());
        assertEquals(Set.of("Loops"), tasks(peers, kernel("sum f64")).keySet());
        assertEquals(List.of(), peers.refused());
        assertTrue(tasks(peers, kernel("exp f64")).isEmpty(), "float32 is less than float64");
        assertTrue(tasks(peers, kernel("multiply f64")).isEmpty(), "one item is less than all");
        assertTrue(tasks(peers, kernel("sqrt f64")).isEmpty());
        assertTrue(tasks(peers, kernel("tanh f64")).isEmpty(), "it has none");
        assertEquals(3, peers.refused().size());
        assertTrue(peers.refused().getFirst().startsWith("Loops, exp f64, n = 1e3: its result is off by "));
        assertTrue(peers.refused().getLast().contains("no natives"));
    }

    @Test
    void givesResultsBack() {
        List<double[]> freed = new ArrayList<>();
        Task<double[]> task = new Task<>(() -> new double[] {1}, r -> new double[][] {r}, freed::add);
        assertEquals(1, task.result()[0][0]);
        task.run();
        assertEquals(2, freed.size());
    }

    @Test
    void factorisationsAgreeUpToSignsAndOrder() {
        Data data = new Data(10);
        Svd svd = (Svd) kernel("svd").orthant().apply(data).get();
        Eigh eigh = (Eigh) kernel("eigh").orthant().apply(data).get();
        double[] u = svd.u().unaryMinus().toDoubleArray();
        double[] s = svd.s().toDoubleArray();
        double[] vh = svd.vh().unaryMinus().toDoubleArray();
        assertTrue(Agreement.difference(svd, new double[][] {u, s, vh}) < Agreement.TOLERANCE);
        vh[0] += 0.01;
        assertFalse(Agreement.difference(svd, new double[][] {u, s, vh}) < Agreement.TOLERANCE);
        assertEquals(Double.POSITIVE_INFINITY, Agreement.difference(svd, new double[][] {s}));
        NDArray values = eigh.eigenvalues().get("::-1");
        NDArray vectors = eigh.eigenvectors().get(":, ::-1");
        double[][] descending = {values.copy().toDoubleArray(), vectors.copy().toDoubleArray()};
        assertTrue(Agreement.difference(eigh, descending) < Agreement.TOLERANCE);
        assertEquals(Double.POSITIVE_INFINITY, Agreement.difference(eigh, new double[][] {s}));
    }

    @Test
    void measuresInTurnsWithoutNumpyToo() throws IOException {
        JvmPeers peers = JvmPeers.of(List.of(new Loops()), 1);
        Result result = new Stopwatch(0.01).measure(ADD, new Data(1_000), null, peers);
        assertTrue(Double.isNaN(result.numpy()));
        assertEquals(Set.of("Loops"), result.peers().keySet());
        assertTrue(result.rounds() >= 3);
        String report = Report.of(Map.of(), List.of(result), 20);
        assertTrue(report.contains("| Loops"), report);
        assertTrue(report.contains("### Geometric means beside peers"), report);
        assertTrue(Json.of(Map.of(), List.of(result), 20).contains("\"peerRatios\": {\"Loops\": "));
    }

    /** With the profile {@code peers} all kernels of the libraries that it has, none without. */
    @TestFactory
    Stream<DynamicTest> librariesOnTheClassPathAgree() {
        JvmPeers peers = JvmPeers.find(2);
        Set<String> names = ServiceLoader.load(JvmPeer.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(peer -> peer.kernels().keySet().stream())
                .collect(Collectors.toSet());
        return names.stream()
                .map(name -> dynamicTest(name, () -> {
                    Kernel kernel = kernel(name);
                    Data data = new Data(kernel.sizes()[1]);
                    Object expected = kernel.orthant().apply(data).get();
                    int refused = peers.refused().size();
                    assertFalse(peers.tasks(kernel, data, expected).isEmpty());
                    assertEquals(
                            List.of(),
                            peers.refused().subList(refused, peers.refused().size()));
                }));
    }

    private static Map<String, Task<?>> tasks(JvmPeers peers, Kernel kernel) {
        Data data = new Data(1_000);
        return peers.tasks(kernel, data, kernel.orthant().apply(data).get());
    }

    private static Kernel kernel(String name) {
        return Suite.kernels().stream()
                .filter(k -> k.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
