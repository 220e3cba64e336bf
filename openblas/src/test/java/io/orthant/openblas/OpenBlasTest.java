package io.orthant.openblas;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.Threads;
import io.orthant.dtype.DType;
import io.orthant.internal.linalg.Product;
import io.orthant.internal.linalg.ProviderUnavailableException;
import io.orthant.internal.linalg.PureJava;
import io.orthant.linalg.Linalg;
import io.orthant.random.RandomState;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading of the native libraries, and long calls; that results are right is tested by the core's linalg tests. */
class OpenBlasTest {
    private static final List<DType> PRODUCTS =
            List.of(DType.FLOAT64, DType.FLOAT32, DType.COMPLEX128, DType.COMPLEX64);

    @Test
    void isTheProviderInUse() {
        assertEquals("openblas", Linalg.provider());
    }

    @Test
    void longCallsGiveTheSameAsShortOnes() throws ProviderUnavailableException {
        OpenBlas blas = new OpenBlas();
        blas.load();
        int n = 850;
        double[] a = new Random(1).doubles((long) n * n).toArray();
        double[] c = new double[n * n];
        blas.multiply(Product.dense(n, n, n), a, a, c);
        double[] expected = new double[n * n];
        new PureJava().multiply(Product.dense(n, n, n), a, a, expected);
        assertArrayEquals(expected, c, 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void productsOnAnyNumberOfThreads(int threads) {
        Threads.of(threads).run(() -> {
            for (int[] size :
                    new int[][] {{9, 8, 7}, {40, 300, 500}, {300, 40, 500}, {203, 301, 155}, {12, 4000, 300}}) {
                NDArray a = new RandomState(1).randn(size[0], size[2]);
                NDArray b = new RandomState(2).randn(size[2], size[1]);
                double[] sums = new double[size[0] * size[1]];
                new PureJava()
                        .multiply(Product.dense(size[0], size[1], size[2]), a.toDoubleArray(), b.toDoubleArray(), sums);
                NDArray expected = Np.array(sums).reshape(size[0], size[1]);
                for (DType dtype : PRODUCTS) {
                    NDArray left = a.astype(dtype);
                    NDArray right = b.astype(dtype);
                    double tolerance = dtype.realType() == DType.FLOAT32 ? 1e-2 : 1e-9;
                    for (NDArray x : List.of(left, left.T().copy().T())) {
                        for (NDArray y : List.of(right, right.T().copy().T())) {
                            NDArray product = x.matmul(y);
                            assertTrue(Np.allclose(product, expected, 0, tolerance, false), dtype + " " + size[0]);
                            NDArray alone = Threads.of(1).call(() -> x.matmul(y));
                            assertTrue(Np.arrayEqual(product, alone), dtype + " " + size[0] + ": other bits");
                        }
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void productsWithTheOwnTransposeAreSymmetric(int threads) {
        Threads.of(threads).run(() -> {
            for (int[] size : new int[][] {{5, 7}, {300, 200}, {171, 333}}) {
                NDArray whole = new RandomState(3).randn(size[0] + 2, size[1] + 3);
                for (DType dtype : PRODUCTS) {
                    NDArray typed = whole.astype(dtype);
                    for (NDArray a : List.of(typed, typed.get("1:-1, 2:-1"))) {
                        for (NDArray x : List.of(a, a.T())) {
                            NDArray product = x.matmul(x.T());
                            NDArray alone = Threads.of(1).call(() -> x.matmul(x.T()));
                            assertTrue(Np.arrayEqual(product, alone), dtype + ": other bits");
                            assertTrue(Np.arrayEqual(product, product.T()), dtype + " " + threads);
                            assertTrue(
                                    Np.allclose(product, x.copy().matmul(x.T()), 1e-3, 1e-3, false),
                                    dtype + " " + threads);
                        }
                    }
                }
            }
        });
    }

    @Test
    void callsOnSeveralThreadsOfItsOwnFitOnAnyStack() throws InterruptedException {
        // the larger ones OpenBLAS divides, and then wants more stack than a Java thread has; the smaller ones run
        // beside
        // them, and must not be divided
        int rounds = 5;
        AtomicInteger right = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int order : new int[] {450, 450, 130, 130, 40}) {
            NDArray a = new RandomState(order).randn(order, order);
            Runnable task = () -> {
                for (int i = 0; i < rounds; i++) {
                    NDArray unit = a.matmul(Linalg.inv(a));
                    NDArray ones = Linalg.solve(a, a);
                    right.addAndGet(Np.allclose(unit, ones) && Np.allclose(ones, Np.eye(order)) ? 1 : 0);
                }
            };
            threads.add(new Thread(null, task, "little stack", 512 << 10));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(rounds * threads.size(), right.get());
    }

    @Test
    void nothingWorksBeforeLoading() {
        assertThrows(
                IllegalStateException.class,
                () -> new OpenBlas().multiply(Product.dense(1, 1, 1), new double[1], new double[1], new double[1]));
    }

    @Test
    void missingLibrariesAreNamed() {
        NativeLibraries none = new NativeLibraries("linux-none", new URLClassLoader(new URL[0], null));
        assertEquals(
                "no native libraries for linux-none on the class path; add org.bytedeco:openblas with the classifier"
                        + " linux-none",
                assertThrows(ProviderUnavailableException.class, none::load).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64",
        "Linux, aarch64, linux-arm64",
        "Mac OS X, aarch64, macosx-arm64",
        "Windows 11, amd64, windows-x86_64"
    })
    void platforms(String os, String arch, String platform) {
        assertEquals(platform, NativeLibraries.platform(os, arch));
    }

    @Test
    void cacheFolders() {
        Path home = Path.of("/home/x/.cache/orthant");
        assertEquals(home, NativeLibraries.cache(null, "/home/x"));
        assertEquals(home, NativeLibraries.cache("", "/home/x"));
        assertEquals(Path.of("/c/orthant"), NativeLibraries.cache("/c", "/home/x"));
    }

    @Test
    void extractionReplacesWhatIsNotWhole(@TempDir Path folder) throws IOException {
        Path source = Files.writeString(folder.resolve("source"), "library");
        Path target = folder.resolve("target");
        Files.writeString(target, "lib");
        NativeLibraries.extract(source.toUri().toURL(), target);
        assertEquals("library", Files.readString(target));
        Files.writeString(target, "LIBRARY");
        NativeLibraries.extract(source.toUri().toURL(), target);
        assertEquals("LIBRARY", Files.readString(target), "a whole file stays as it is");
        try (var files = Files.list(folder)) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")));
        }
        assertTrue(Files.exists(source));
    }
}
