package io.orthant.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.Arithmetic;
import io.orthant.ErrState;
import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@link Nn} to the course's formulas under NumPy; the goldens are made by {@code oracle/scripts/nn_goldens.py}. */
class NnGoldensTest {
    private static final int EPSILONS = 8;

    record Row(String function, String argument, NDArray input, NDArray expected) {
        @Override
        public String toString() {
            return function + " " + argument + " " + input.dtype() + Arrays.toString(input.shape());
        }
    }

    static List<Row> rows() throws IOException {
        try (var in = Objects.requireNonNull(Nn.class.getResourceAsStream("/io/orthant/goldens/nn/nn.tsv"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(f -> new Row(f[0], f[1], array(f[2], f[3], f[4]), array(f[5], f[6], f[7])))
                    .toList();
        }
    }

    static Stream<Row> elementWiseRows() throws IOException {
        return rows().stream().filter(row -> row.argument.equals("-"));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void equalsTheFormulaUnderNumPy(Row row) {
        assertClose(row.expected, ErrState.ignore().call(() -> apply(row)));
    }

    @ParameterizedTest
    @MethodSource("elementWiseRows")
    void lazyIsBitEqualToEager(Row row) {
        NDArray lazy = elementWise(row.function, row.input.lazy()).eval();
        NDArray eager = elementWise(row.function, row.input);
        assertEquals(eager.dtype(), lazy.dtype());
        assertTrue(Np.arrayEqual(eager, lazy, true), () -> eager + " differs from lazy " + lazy);
    }

    @Test
    void thereAreGoldens() throws IOException {
        assertTrue(rows().size() > 100);
    }

    private static NDArray apply(Row row) {
        NDArray x = row.input;
        if (row.argument.equals("-")) {
            return elementWise(row.function, x);
        }
        if (row.function.equals("cross_entropy")) {
            return Nn.crossEntropyFromLogits(x, Np.array(longs(row.argument)));
        }
        int axis = Integer.parseInt(row.argument);
        return switch (row.function) {
            case "softmax" -> Nn.softmax(x, axis);
            case "softmax_unstable" -> Nn.softmaxUnstable(x, axis);
            case "logsumexp" -> Nn.logsumexp(x, axis);
            case "log_softmax" -> Nn.logSoftmax(x, axis);
            case "standardize" -> Nn.standardize(x, axis);
            default -> throw new IllegalArgumentException(row.function);
        };
    }

    private static <T extends Arithmetic<T>> T elementWise(String function, T x) {
        return switch (function) {
            case "relu" -> Nn.relu(x);
            case "leaky_relu" -> Nn.leakyRelu(x);
            case "sigmoid" -> Nn.sigmoid(x);
            case "tanh" -> Nn.tanh(x);
            default -> throw new IllegalArgumentException(function);
        };
    }

    private static void assertClose(NDArray expected, NDArray actual) {
        assertEquals(expected.dtype(), actual.dtype());
        assertArrayEquals(expected.shape(), actual.shape());
        double epsilon = expected.dtype() == DType.FLOAT32 ? Math.ulp(1f) : Math.ulp(1.0);
        double[] e = expected.toDoubleArray();
        double[] a = actual.toDoubleArray();
        double scale = Arrays.stream(e).filter(Double::isFinite).map(Math::abs).reduce(1, Math::max);
        assertArrayEquals(e, a, EPSILONS * epsilon * scale);
    }

    private static long[] longs(String text) {
        return text.isEmpty()
                ? new long[0]
                : Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
    }

    private static NDArray array(String dtype, String shape, String items) {
        Stream<String> bits = Arrays.stream(items.split(","));
        NDArray flat = switch (DType.of(dtype)) {
            case INT64 ->
                Np.array(bits.mapToLong(s -> Long.parseUnsignedLong(s, 16)).toArray());
            case FLOAT64 -> Np.array(bits.mapToDouble(NnGoldensTest::float64).toArray());
            case FLOAT32 ->
                Np.array(bits.mapToDouble(NnGoldensTest::float32).toArray()).astype(DType.FLOAT32);
            default -> throw new IllegalArgumentException(dtype);
        };
        return flat.reshape(longs(shape));
    }

    private static double float64(String bits) {
        return bits.equals("nan") ? Double.NaN : Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }

    private static double float32(String bits) {
        return bits.equals("nan") ? Double.NaN : Float.intBitsToFloat(Integer.parseUnsignedInt(bits, 16));
    }
}
