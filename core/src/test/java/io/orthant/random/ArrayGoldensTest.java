package io.orthant.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.orthant.NDArray;
import io.orthant.dtype.DType;
import io.orthant.internal.storage.Strided;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls with arrays as arguments against goldens of NumPy 2.4.6, made by oracle/scripts/random_goldens.py. */
class ArrayGoldensTest {
    private static final Map<String, Function<RandomState, NDArray>> CASES = new HashMap<>();
    private static final NDArray A3 = doubles(0.5, 1.5, 2.5);
    private static final NDArray COLUMN = column(1.0, 10.0);

    static {
        CASES.put("normal broadcast", rs -> rs.normal(A3, COLUMN));
        CASES.put("normal broadcast to shape", rs -> rs.normal(A3, COLUMN, 2, 2, 3));
        CASES.put("normal 0-d", rs -> rs.normal(1.0, 2.0, new long[0]));
        CASES.put("uniform broadcast", rs -> rs.uniform(A3, column(6.0, 15.0)));
        CASES.put("gamma broadcast", rs -> rs.gamma(A3, COLUMN));
        CASES.put("triangular broadcast", rs -> rs.triangular(doubles(-0.5, -1.5, -2.5), doubles(0.25), COLUMN));
        CASES.put("binomial broadcast", rs -> rs.binomial(longColumn(10, 1000), doubles(0.5 / 4, 1.5 / 4, 2.5 / 4)));
        CASES.put("poisson array", rs -> rs.poisson(doubles(4, 12, 20)));
        CASES.put("hypergeometric broadcast", rs -> rs.hypergeometric(longColumn(10, 50), longs(20), longs(5, 15, 25)));
        CASES.put("poisson empty", rs -> rs.poisson(NDArray.of(Strided.zeros(DType.FLOAT64, 0, 3))));
        CASES.put("randint int64 arrays", rs -> rs.randint(longs(1, 2, 3), longColumn(4, 1L << 40), DType.INT64));
        CASES.put("randint uint8 arrays", rs -> rs.randint(longs(1, 2, 3), longColumn(4, 256), DType.UINT8));
        CASES.put(
                "randint int16 arrays to shape",
                rs -> rs.randint(longs(-5, 7, 3), longColumn(8, 9), DType.INT16, 3, 2, 3));
        CASES.put("randint bool arrays", rs -> rs.randint(longs(0, 1, 0), longs(2, 2, 1), DType.BOOL, 4, 3));
        CASES.put(
                "randint int32 arrays", rs -> rs.randint(longs(-(1L << 31), 0), longs(1L << 31, 1), DType.INT32, 3, 2));
        CASES.put(
                "randint uint64 arrays",
                rs -> rs.randint(unsigned(0, 1L << 63), unsigned(-1, (1L << 63) + 10), DType.UINT64, 3, 2));
        CASES.put("randint shape", rs -> rs.randint(0, 100, DType.INT8, 2, 3));
        CASES.put("randint empty", rs -> rs.randint(5, 0, 2, 0));
        CASES.put("randn 0-d", rs -> rs.standardNormal(new long[0]));
        CASES.put("randn shape", rs -> rs.randn(2, 3, 4));
        CASES.put("rand empty", rs -> rs.rand(2, 0, 3));
        CASES.put("permutation 2-d", rs -> rs.permutation(counted(4, 3)));
        CASES.put("permutation 1-d float", rs -> rs.permutation(doubles(0, 1, 2, 3, 4, 5, 6, 7, 8)));
        CASES.put("permutation of nothing", rs -> {
            assertEquals(0, rs.permutation(nothing()).size());
            return headed(0, rs.permutation(6));
        });
        CASES.put("shuffle 3-d", rs -> shuffled(rs, counted(4, 3, 2)));
        CASES.put("shuffle bool", rs -> shuffled(rs, bools(10)));
        CASES.put("shuffle columns of every second", rs -> {
            NDArray whole = counted(4, 6);
            rs.shuffle(NDArray.of(whole.data().view(0, new long[] {4, 3}, new long[] {6, 2})));
            return whole;
        });
        CASES.put("shuffle backwards", rs -> {
            NDArray whole = NDArray.of(Strided.of(DType.INT16, new short[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 10));
            rs.shuffle(NDArray.of(whole.data().view(9, new long[] {5}, new long[] {-2})));
            return whole;
        });
        CASES.put("shuffle transposed", rs -> {
            NDArray whole =
                    NDArray.of(Strided.of(DType.FLOAT64, new double[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 3, 4));
            rs.shuffle(NDArray.of(whole.data().view(0, new long[] {4, 3}, new long[] {1, 4})));
            return whole;
        });
        CASES.put("shuffle of nothing", rs -> {
            rs.shuffle(nothing());
            return headed(0, rs.permutation(6));
        });
        CASES.put("choice of array", rs -> rs.choice(doubles(0, 1.5, 3, 4.5, 6, 7.5, 9, 10.5, 12, 13.5), 2, 4));
        CASES.put(
                "choice of array without replacement",
                rs -> rs.choice(
                        NDArray.of(Strided.of(DType.INT32, new int[] {0, 3, 6, 9, 12, 15, 18, 21, 24, 27}, 10)),
                        new long[] {2, 4},
                        false,
                        null));
        CASES.put("choice of array with p", rs -> rs.choice(A3, new long[] {3, 3}, true, doubles(0.2, 0.5, 0.3)));
        CASES.put(
                "choice of array with p without replacement",
                rs -> rs.choice(
                        longs(0, 2, 4, 6, 8, 10),
                        new long[] {4},
                        false,
                        doubles(0 / 15., 1 / 15., 2 / 15., 3 / 15., 4 / 15., 5 / 15.)));
        CASES.put("choice of one", rs -> rs.choice(A3));
        CASES.put(
                "choice float32 p",
                rs -> rs.choice(
                        3,
                        new long[] {5},
                        true,
                        NDArray.of(Strided.of(DType.FLOAT32, new float[] {0.2f, 0.5f, 0.3f}, 3))));
        CASES.put("multinomial shape", rs -> rs.multinomial(20, new double[] {0.2, 0.3, 0.5}, 2, 2));
        CASES.put("dirichlet shape", rs -> rs.dirichlet(new double[] {0.5, 1.0, 2.5}, 2, 2));
        CASES.put(
                "scalars",
                rs -> doubles(
                        rs.rand(),
                        rs.randn(),
                        rs.uniform(1, 3),
                        rs.randint(10),
                        rs.randint(3, 7),
                        rs.normal(1, 2),
                        rs.gamma(2, 3),
                        rs.binomial(10, 0.5),
                        rs.choice(5),
                        rs.tomaxint() / 0x1p63,
                        rs.random(),
                        rs.standardNormal(),
                        rs.randint(1L << 40)));
    }

    private static NDArray doubles(double... values) {
        return TwisterState.wrap(values, new long[] {values.length});
    }

    private static NDArray column(double... values) {
        return TwisterState.wrap(values, new long[] {values.length, 1});
    }

    private static NDArray longs(long... values) {
        return TwisterState.wrap(values, new long[] {values.length});
    }

    private static NDArray longColumn(long... values) {
        return TwisterState.wrap(values, new long[] {values.length, 1});
    }

    private static NDArray unsigned(long... bits) {
        return NDArray.of(Strided.of(DType.UINT64, bits, bits.length));
    }

    private static NDArray counted(long... shape) {
        long size = LongStream.of(shape).reduce(1, (a, b) -> a * b);
        return TwisterState.wrap(LongStream.range(0, size).toArray(), shape);
    }

    private static NDArray bools(int n) {
        byte[] values = new byte[n];
        for (int i = 0; i < n; i += 3) {
            values[i] = 1;
        }
        return NDArray.of(Strided.of(DType.BOOL, values, n));
    }

    private static NDArray nothing() {
        return NDArray.of(Strided.zeros(DType.FLOAT64, 5, 0));
    }

    private static NDArray headed(long head, NDArray tail) {
        return TwisterState.wrap(
                LongStream.concat(LongStream.of(head), Arrays.stream(StreamCalls.words(tail)))
                        .toArray(),
                new long[] {tail.size() + 1});
    }

    private static NDArray shuffled(RandomState rs, NDArray array) {
        rs.shuffle(array);
        return array;
    }

    static Stream<String> goldens() throws IOException {
        var file = Objects.requireNonNull(
                ArrayGoldensTest.class.getResourceAsStream("/io/orthant/goldens/random/arrays.tsv"));
        try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void equalsNumPy(String golden) {
        String[] parts = golden.split("\t", -1);
        Function<RandomState, NDArray> call = CASES.get(parts[0]);
        assertNotNull(call, parts[0]);
        NDArray result = call.apply(new RandomState(7));
        assertEquals(parts[1], result.dtype().toString());
        assertArrayEquals(numbers(parts[2], ",", 10), result.shape());
        assertArrayEquals(numbers(parts[3], " ", 16), StreamCalls.words(result));
    }

    private static long[] numbers(String text, String between, int radix) {
        return Arrays.stream(text.split(between))
                .filter(s -> !s.isEmpty())
                .mapToLong(s -> Long.parseUnsignedLong(s, radix))
                .toArray();
    }

    @Test
    void everyCaseHasAGolden() throws IOException {
        assertEquals(CASES.size(), goldens().count());
    }
}
