package io.orthant.bench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SuiteTest {
    private static final Result RESULT =
            new Result(Suite.kernels().getFirst(), 10, 50, 200, Double.NaN, 3, Map.of("torch", 70.0));

    static Stream<Arguments> kernels() {
        return Suite.kernels().stream().map(k -> Arguments.of(k.theme() + "/" + k.name(), k));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kernels")
    void runsAtItsSmallestSize(String name, Kernel kernel) {
        assertNotNull(kernel.orthant().apply(new Data(kernel.sizes()[0])).get());
    }

    @Test
    void namesAreUnique() {
        Map<String, Long> counts = Suite.kernels().stream()
                .collect(Collectors.groupingBy(k -> k.theme() + "/" + k.name(), Collectors.counting()));
        counts.forEach((name, count) -> assertEquals(1, count, name));
    }

    static Stream<Arguments> loops() {
        return Stream.of(
                Arguments.of("arithmetic/add f64", (DoubleBinaryOperator) Double::sum),
                Arguments.of("arithmetic/multiply f64", (DoubleBinaryOperator) (x, y) -> x * y),
                Arguments.of("arithmetic/divide f64", (DoubleBinaryOperator) (x, y) -> x / y),
                Arguments.of("functions/sqrt f64", (DoubleBinaryOperator) (x, y) -> Math.sqrt(Math.abs(x) + 0.5)),
                Arguments.of("comparing and choosing/maximum f64", (DoubleBinaryOperator) Math::max),
                Arguments.of("comparing and choosing/where f64", (DoubleBinaryOperator) (x, y) -> x > 0 ? x : y),
                Arguments.of("networks/relu f64", (DoubleBinaryOperator) (x, y) -> Math.max(x, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("loops")
    void givesWhatALoopGives(String name, DoubleBinaryOperator loop) {
        Kernel kernel = kernel(name);
        Data data = new Data(1_000);
        double[] x = data.get("x").toDoubleArray();
        double[] y = data.get("y").toDoubleArray();
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            expected[i] = loop.applyAsDouble(x[i], y[i]);
        }
        assertTrue(Np.arrayEqual((NDArray) kernel.orthant().apply(data).get(), Np.wrap(expected)));
    }

    @Test
    void formsOfOnePipelineAgree() {
        for (long n : new long[] {10, 1_000}) {
            Data data = new Data(n);
            NDArray eager = (NDArray)
                    kernel("pipeline/f64, eager").orthant().apply(data).get();
            NDArray fused = (NDArray)
                    kernel("pipeline/f64, fused").orthant().apply(data).get();
            assertTrue(Np.arrayEqual(eager, fused));
            NDArray plain = (NDArray) kernel("pipeline/f32, in place")
                    .orthant()
                    .apply(new Data(n))
                    .get();
            NDArray inPlace = (NDArray) kernel("pipeline/f32, in place, fused")
                    .orthant()
                    .apply(new Data(n))
                    .get();
            assertTrue(Np.arrayEqual(plain, inPlace));
        }
    }

    @Test
    void rowsDivideTheSize() {
        assertEquals(2, new Data(10).rows());
        assertEquals(3_125, new Data(10_000_000).rows());
        assertEquals(1, new Data(7).rows());
    }

    @Test
    void reportsRatiosAndMeans() {
        Result slower = new Result(Suite.kernels().get(1), 10, 400, 100, 350, 3, Map.of());
        assertEquals(1, Figures.mean(List.of(RESULT, slower)), 1e-12);
        assertEquals(List.of(slower), Figures.slower(List.of(RESULT, slower)));
        String report = Report.of(Map.of("threads", "1"), List.of(RESULT, slower), 20);
        assertTrue(report.contains("| add f64 "), report);
        assertTrue(report.contains("4.00x"), report);
        assertTrue(report.contains("70.0 ns (1.40x)"), report);
        assertTrue(report.contains("1 in all, worst first; 0 of them also without"), report);
        assertTrue(report.contains(
                "| add f64, out= | 10 | 0.25x | 100 ns |  400 ns |          350 ns |            2.00x |"));
    }

    @Test
    void reportsOrthantAloneWithoutNumpy() {
        Result alone = new Result(Suite.kernels().getFirst(), 10, 50, Double.NaN, Double.NaN, 3, Map.of());
        String report = Report.of(Map.of(), List.of(alone), 20);
        assertTrue(report.contains("50.0 ns"), report);
        assertFalse(report.contains("NaN"), report);
        assertFalse(report.contains("Slower"), report);
    }

    @Test
    void writesJson() {
        String json = Json.of(Map.of("a \"b\"", "c\\d\n"), List.of(RESULT), Double.NaN);
        assertTrue(json.contains("\"a \\\"b\\\"\": \"c\\\\d\\u000a\""), json);
        assertTrue(json.contains("\"triadGigabytesPerSecond\": null"), json);
        assertTrue(json.contains("\"ratio\": 4.0000"), json);
    }

    @Test
    void drawsAChart(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("chart.png");
        Chart.write(file, Map.of("threads", "1"), List.of(RESULT));
        assertTrue(Files.size(file) > 1_000);
        assertTrue(ImageIO.read(file.toFile()).getWidth() > 1_000);
    }

    private static Kernel kernel(String name) {
        return Suite.kernels().stream()
                .filter(k -> (k.theme() + "/" + k.name()).equals(name))
                .findFirst()
                .orElseThrow();
    }
}
