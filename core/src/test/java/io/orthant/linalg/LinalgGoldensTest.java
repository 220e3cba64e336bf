package io.orthant.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.orthant.NDArray;
import io.orthant.Np;
import io.orthant.dtype.DType;
import io.orthant.error.AxisException;
import io.orthant.error.DTypeException;
import io.orthant.error.OrthantException;
import io.orthant.error.ShapeException;
import io.orthant.error.ValueException;
import io.orthant.internal.exec.Assign;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Linear algebra against NumPy's results, signs of vectors included, whatever the provider: the module with OpenBLAS runs
 * this class again.
 */
class LinalgGoldensTest {
    static List<GoldenCase> cases() throws IOException {
        List<GoldenCase> cases = new ArrayList<>();
        InputStream in = LinalgGoldensTest.class.getResourceAsStream("/io/orthant/goldens/linalg/linalg.tsv");
        assertTrue(in != null, "no goldens");
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            int line = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                line++;
                if (!text.startsWith("#")) {
                    cases.add(GoldenCase.parse(line, text));
                }
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsNumPy(GoldenCase golden) {
        NDArray[] inputs = golden.inputs();
        if (golden.fails()) {
            OrthantException e = assertThrows(OrthantException.class, () -> call(golden, inputs));
            switch (golden.results()) {
                case "!LinAlgError" -> assertInstanceOf(LinAlgException.class, e);
                case "!TypeError" -> assertInstanceOf(DTypeException.class, e);
                case "!AxisError" -> assertInstanceOf(AxisException.class, e);
                default -> assertTrue(e instanceof ShapeException || e instanceof ValueException, e.toString());
            }
            return;
        }
        NDArray[] expected = golden.expected();
        NDArray[] actual = call(golden, inputs);
        assertEquals(expected.length, actual.length);
        for (int i = 0; i < expected.length; i++) {
            check(expected[i], actual[i], "result " + i);
        }
    }

    private static void check(NDArray expected, NDArray actual, String what) {
        assertEquals(expected.dtype(), actual.dtype(), what);
        assertArrayEquals(expected.shape(), actual.shape(), what);
        double[] x = values(expected);
        double[] y = values(actual);
        if (!expected.dtype().isInexact() || x.length == 0) {
            assertArrayEquals(x, y, what);
            return;
        }
        double largest =
                Arrays.stream(x).filter(Double::isFinite).map(Math::abs).max().orElse(0);
        double tolerance = tolerance(expected.dtype()) * largest + Double.MIN_VALUE;
        for (int i = 0; i < x.length; i++) {
            boolean same = Double.compare(x[i], y[i]) == 0 || Math.abs(x[i] - y[i]) <= tolerance;
            assertTrue(same, () -> what + ": expected " + Arrays.toString(x) + ", got " + Arrays.toString(y));
        }
    }

    private static double tolerance(DType dtype) {
        return switch (dtype) {
            case FLOAT16 -> 0x1p-10;
            case FLOAT32, COMPLEX64 -> 1e-4;
            default -> 1e-12;
        };
    }

    private static double[] values(NDArray a) {
        Strided dense = Assign.copy(a.data(), a.dtype());
        double[] values = new double[(int) dense.size() * dense.dtype().slots()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Items.getDouble(dense.dtype(), dense.array(), i);
        }
        return values;
    }

    private static NDArray[] call(GoldenCase golden, NDArray[] in) {
        String options = golden.options();
        return switch (golden.function()) {
            case "matmul" -> array(Linalg.matmul(in[0], in[1]));
            case "dot" -> array(Linalg.dot(in[0], in[1]));
            case "vdot" -> array(Linalg.vdot(in[0], in[1]));
            case "inner" -> array(Linalg.inner(in[0], in[1]));
            case "outer" -> array(Linalg.outer(in[0], in[1]));
            case "tensordot" -> array(Linalg.tensordot(in[0], in[1], Integer.parseInt(options)));
            case "kron" -> array(Np.kron(in[0], in[1]));
            case "trace" -> array(options.equals("-") ? Np.trace(in[0]) : Np.trace(in[0], 1, -1, 0));
            case "matrixPower" -> array(Linalg.matrixPower(in[0], Integer.parseInt(options)));
            case "multiDot" -> array(Linalg.multiDot(in));
            case "svd" -> {
                Svd svd = options.equals("full") ? Linalg.svd(in[0]) : Linalg.svd(in[0], false);
                yield array(svd.u(), svd.s(), svd.vh());
            }
            case "svdvals" -> array(Linalg.svdvals(in[0]));
            case "eigh" -> {
                Eigh eigh = Linalg.eigh(in[0], options.charAt(0));
                yield array(eigh.eigenvalues(), eigh.eigenvectors());
            }
            case "eigvalsh" -> array(Linalg.eigvalsh(in[0], options.charAt(0)));
            case "qr" -> {
                Qr qr = Linalg.qr(in[0], options.equals("-") ? "reduced" : options);
                yield array(qr.q(), qr.r());
            }
            case "qrRaw" -> {
                QrRaw raw = Linalg.qrRaw(in[0]);
                yield array(raw.h(), raw.tau());
            }
            case "cholesky" -> array(Linalg.cholesky(in[0], options.equals("upper")));
            case "solve" -> array(Linalg.solve(in[0], in[1]));
            case "lstsq" -> {
                Lstsq fit = options.equals("-")
                        ? Linalg.lstsq(in[0], in[1])
                        : Linalg.lstsq(in[0], in[1], Double.parseDouble(options));
                NDArray rank = NDArray.of(Strided.of(DType.INT64, new long[] {fit.rank()}, new long[0]));
                yield array(fit.x(), fit.residuals(), rank, fit.s());
            }
            case "inv" -> array(Linalg.inv(in[0]));
            case "pinv" -> array(Linalg.pinv(in[0]));
            case "det" -> array(Linalg.det(in[0]));
            case "slogdet" -> {
                Slogdet slogdet = Linalg.slogdet(in[0]);
                yield array(slogdet.sign(), slogdet.logabsdet());
            }
            case "matrixRank" -> array(Linalg.matrixRank(in[0]));
            case "cond" -> array(cond(in[0], options));
            case "norm" -> array(norm(in[0], options));
            default -> throw new AssertionError(golden.function());
        };
    }

    private static NDArray cond(NDArray a, String order) {
        return switch (order) {
            case "-" -> Linalg.cond(a);
            case "fro" -> Linalg.cond(a, order);
            default -> Linalg.cond(a, Double.parseDouble(order));
        };
    }

    private static NDArray norm(NDArray a, String options) {
        String[] words = options.split(" ");
        int[] axes = new int[0];
        boolean keepdims = false;
        if (words.length == 3) {
            axes = Arrays.stream(words[1].substring("axes=".length()).split(","))
                    .mapToInt(Integer::parseInt)
                    .toArray();
            keepdims = words[2].equals("keepdims=true");
        }
        return switch (words[0]) {
            case "-" -> Linalg.norm(a, axes, keepdims);
            case "fro", "nuc", "x" -> Linalg.norm(a, words[0], axes, keepdims);
            default -> Linalg.norm(a, number(words[0]), axes, keepdims);
        };
    }

    private static double number(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static NDArray[] array(NDArray... arrays) {
        return arrays;
    }
}
