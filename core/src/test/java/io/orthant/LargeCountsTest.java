package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.DType;
import io.orthant.error.ValueException;
import io.orthant.random.RandomState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counting and listing over arrays that are worked on in several pieces, against plain loops. */
class LargeCountsTest {
    @ParameterizedTest
    @CsvSource({"65535, 10", "65536, 10", "200001, 700", "200001, 9000", "70000, 100000"})
    void binsCountEveryValue(int n, int bins) {
        NDArray x = new RandomState(n).randint(0, bins, n);
        long[] expected = new long[(int) x.max().getLong() + 1];
        for (long v : x.toLongArray()) {
            expected[(int) v]++;
        }
        assertArrayEquals(expected, Np.bincount(x).toLongArray());
        assertArrayEquals(
                Arrays.copyOf(expected, bins + 5), Np.bincount(x, bins + 5).toLongArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40_000, 99_999})
    void aNegativeValueAnywhereIsRefused(int at) {
        NDArray x = Np.zeros(DType.INT64, 100_000);
        x.set(at, -3);
        ValueException e = assertThrows(ValueException.class, () -> Np.bincount(x));
        assertEquals("bincount: x must not be negative, found -3", e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"7, 0.5", "65536, 0.5", "200001, 0.5", "200001, 0.001", "200001, 0.999", "200001, 0", "200001, 1"})
    void everyTrueItemIsListed(int n, double share) {
        NDArray flags = new RandomState(n).rand(n).lt(share);
        for (long[] shape : List.of(new long[] {n}, new long[] {1, n}, new long[] {n, 1}, new long[] {n / 7, 7})) {
            NDArray mask = flags.get(Index.slice(null, shape.length == 1 ? n : shape[0] * shape[1]))
                    .reshape(shape);
            NDArray[] found = Np.nonzero(mask);
            long[] flat = new long[(int) mask.size()];
            int count = 0;
            int i = 0;
            for (boolean flag : mask.toBooleanArray()) {
                if (flag) {
                    flat[count++] = i;
                }
                i++;
            }
            long columns = shape[shape.length - 1];
            long[] expected =
                    Arrays.stream(flat, 0, count).map(f -> f % columns).toArray();
            assertArrayEquals(expected, found[found.length - 1].toLongArray());
            if (shape.length == 2) {
                long[] rows =
                        Arrays.stream(flat, 0, count).map(f -> f / columns).toArray();
                assertArrayEquals(rows, found[0].toLongArray());
            }
        }
    }
}
