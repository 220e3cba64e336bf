package io.orthant;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.orthant.dtype.Casting;
import io.orthant.dtype.DType;
import io.orthant.error.IndexException;
import io.orthant.internal.storage.Items;
import io.orthant.internal.storage.Strided;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Masks, lists of places and searches at sizes on both sides of every threshold, against plain loops. */
class MaskPropertiesTest {
    private static final int[] SIZES = {0, 1, 7, 8, 255, 256, 257, 1000, 65_535, 65_536, 65_537, 150_001};

    static Stream<Arguments> cases() {
        return Arrays.stream(DType.values())
                .filter(d -> !d.isComplex())
                .flatMap(d -> IntStream.of(SIZES).mapToObj(n -> Arguments.of(d, n)));
    }

    private static Strided items(DType dtype, int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Strided a = Strided.zeros(dtype, n);
        for (int i = 0; i < n; i++) {
            Items.setLong(dtype, a.array(), i, random.nextInt(3) == 0 ? 0 : random.nextInt(100));
        }
        return a;
    }

    private static long item(NDArray a, long i) {
        return Items.getLong(a.dtype(), a.data().array(), a.data().slot(i));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void masksReadAndWriteAsLoops(DType dtype, int n) {
        for (int density : new int[] {0, 1, 50, 100}) {
            SplittableRandom random = new SplittableRandom(n + density);
            byte[] flags = new byte[n];
            for (int i = 0; i < n; i++) {
                flags[i] = (byte) (random.nextInt(100) < density ? 1 : 0);
            }
            IntPredicate on = i -> flags[i] != 0;
            int[] places = IntStream.range(0, n).filter(on).toArray();
            NDArray mask = NDArray.of(Strided.of(DType.BOOL, flags, n));
            NDArray a = NDArray.of(items(dtype, n, 1));
            NDArray b = NDArray.of(items(dtype, n, 2));
            NDArray got = a.get(mask);
            assertEquals(places.length, got.size());
            for (int k = 0; k < places.length; k++) {
                assertEquals(item(a, places[k]), item(got, k));
            }
            assertSame(got, Np.compress(mask, a));
            assertSame(got, Np.extract(mask, a));
            assertArrayEquals(Arrays.stream(places).asLongStream().toArray(), (long[])
                    Np.flatnonzero(mask).data().array());
            NDArray one = a.copy().set(mask, 1);
            NDArray many = a.copy().set(mask, b.get(":" + places.length));
            NDArray strided = a.copy().set(mask, b.get("::-1").get(":" + places.length));
            NDArray same = a.copy();
            Np.copyto(same, b, Casting.SAME_KIND, mask);
            NDArray put = a.copy();
            Np.putmask(put, mask, b);
            assertSame(same, put);
            for (int i = 0, k = 0; i < n; i++) {
                assertEquals(on.test(i) ? 1 : item(a, i), item(one, i));
                assertEquals(on.test(i) ? item(b, i) : item(a, i), item(same, i));
                assertEquals(on.test(i) ? item(b, k) : item(a, i), item(many, i));
                assertEquals(on.test(i) ? item(b, n - 1 - k) : item(a, i), item(strided, i));
                k += flags[i];
            }
            assertSame(got, Threads.of(1).call(() -> a.get(mask)));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void placesOfItemsThatAreNotZero(DType dtype, int n) {
        NDArray a = NDArray.of(items(dtype, n, 3));
        long[] expected = IntStream.range(0, n)
                .filter(i -> item(a, i) != 0)
                .asLongStream()
                .toArray();
        assertArrayEquals(expected, (long[]) Np.flatnonzero(a).data().array());
        int columns = n % 7 == 0 ? 7 : n % 5 == 0 ? 5 : 1;
        NDArray[] places = Np.nonzero(a.reshape(n / columns, columns));
        NDArray table = Np.argwhere(a.reshape(n / columns, columns));
        for (int k = 0; k < expected.length; k++) {
            assertEquals(expected[k] / columns, item(places[0], k));
            assertEquals(expected[k] % columns, item(places[1], k));
        }
        assertSame(Np.stack(List.of(places[0], places[1]), 1), table);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void picksReadAndWriteAsLoops(DType dtype, int n) {
        if (n == 0) {
            return;
        }
        NDArray a = NDArray.of(items(dtype, n, 4));
        SplittableRandom random = new SplittableRandom(n);
        long[] index = random.longs(n, -n, n).toArray();
        NDArray picks = NDArray.of(Strided.of(DType.INT64, index, n));
        NDArray got = a.get(picks);
        NDArray values = NDArray.of(items(dtype, n, 5));
        NDArray set = a.copy().set(picks, values);
        NDArray one = a.copy().set(picks, 1);
        long[] expected = IntStream.range(0, n).mapToLong(i -> item(a, i)).toArray();
        long[] ones = expected.clone();
        for (int i = 0; i < n; i++) {
            int at = (int) (index[i] < 0 ? index[i] + n : index[i]);
            assertEquals(item(a, at), item(got, i));
            expected[at] = item(values, i);
            ones[at] = 1;
        }
        for (int i = 0; i < n; i++) {
            assertEquals(expected[i], item(set, i));
            assertEquals(ones[i], item(one, i));
        }
        for (long bad : new long[] {n, -n - 1, Long.MAX_VALUE, Long.MIN_VALUE}) {
            long[] wrong = index.clone();
            wrong[n / 2] = bad;
            NDArray out = NDArray.of(Strided.of(DType.INT64, wrong, n));
            assertThrows(IndexException.class, () -> a.get(out));
            NDArray kept = a.copy();
            assertThrows(IndexException.class, () -> kept.set(out, 1));
            assertSame(a, kept);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void searchesAsALoop(DType dtype, int n) {
        NDArray sorted = Np.sort(NDArray.of(items(dtype, n, 6)));
        NDArray needles = NDArray.of(items(dtype, 300, 7));
        NDArray left = Np.searchsorted(sorted, needles);
        NDArray right = Np.searchsorted(sorted, needles, Side.RIGHT);
        for (int k = 0; k < 300; k++) {
            long value = item(needles, k);
            if (k < 30 || n < 2000) {
                assertEquals(
                        IntStream.range(0, n)
                                .filter(i -> item(sorted, i) < value)
                                .count(),
                        item(left, k));
                assertEquals(
                        IntStream.range(0, n)
                                .filter(i -> item(sorted, i) <= value)
                                .count(),
                        item(right, k));
            }
        }
    }

    private static void assertSame(NDArray expected, NDArray found) {
        assertArrayEquals(expected.shape(), found.shape());
        NDArray a = expected.ravel();
        NDArray b = found.ravel();
        for (int i = 0; i < a.size(); i++) {
            if (item(a, i) != item(b, i)) {
                assertEquals(item(a, i), item(b, i), "item " + i);
            }
        }
    }
}
